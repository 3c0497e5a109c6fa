using System.Text.Json.Serialization;

namespace Omni.Contract.Access;

/// <summary>The body of <c>PATCH /keys/{id}</c>: absent fields stay unchanged; null removes a limit.</summary>
public sealed record UpdateKeyRequest
{
    /// <summary>1 to 255 characters; null leaves it unchanged.</summary>
    public string? Name { get; init; }

    /// <summary>The description; null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Description { get; init; }

    /// <summary>What it may do from now on, all of it; the caller must have each of them. Null leaves them unchanged.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The instances that the key can access; null means all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<Guid>> InstanceIds { get; init; }

    /// <summary>Requests per minute; null means the host's default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> RateLimit { get; init; }

    /// <summary>When it expires, ISO 8601 with an offset; null means never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<DateTimeOffset?> ExpiresAt { get; init; }
}
