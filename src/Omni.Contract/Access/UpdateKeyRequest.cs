using System.Text.Json.Serialization;

namespace Omni.Contract.Access;

/// <summary>The body of <c>PATCH /keys/{id}</c>: what is left out stays; null takes a limit away.</summary>
public sealed record UpdateKeyRequest
{
    /// <summary>1 to 255 characters; null leaves the name as it is.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for; null removes the description.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Description { get; init; }

    /// <summary>What it may do from now on, all of it; none that the caller lacks. Null leaves the scopes as they are.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The instances it may touch; null means all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<string>> InstanceIds { get; init; }

    /// <summary>Requests a minute; null means the host's default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> RateLimit { get; init; }

    /// <summary>Good until then, ISO 8601 with an offset; null means without end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> ExpiresAt { get; init; }
}
