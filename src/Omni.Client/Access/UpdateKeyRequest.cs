using System.Text.Json.Serialization;

namespace Omni.Client.Access;

/// <summary>The body of <c>PATCH /keys/{id}</c>: what is left out stays; null takes a limit away.</summary>
public sealed record UpdateKeyRequest
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Change<string> Description { get; init; }

    /// <summary>What the key may do.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The instances it is limited to; null means all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Change<IReadOnlyList<string>> InstanceIds { get; init; }

    /// <summary>Requests a minute; null means the host's default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Change<int> RateLimit { get; init; }

    /// <summary>Good until then; null means for ever.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Change<string> ExpiresAt { get; init; }
}
