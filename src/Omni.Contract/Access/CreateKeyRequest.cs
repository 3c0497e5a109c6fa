namespace Omni.Contract.Access;

/// <summary>The body of <c>POST /keys</c>.</summary>
public sealed record CreateKeyRequest
{
    /// <summary>The name, 1 to 255 characters. Required.</summary>
    public required string Name { get; init; }

    /// <summary>The description; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Required: <c>*</c>, <c>namespace:*</c> or <c>namespace:verb</c>, such as <c>messages:send</c>; the caller must have each of them.
    /// An unknown one is refused.
    /// </summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The instances that the key can access; null means all.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary>Omni's name of <see cref="InstanceIds"/>; where both are given, the instances of both. Null means all.</summary>
    public IReadOnlyList<Guid>? InstanceAllowlist { get; init; }

    /// <summary>A profile of Omni's. This host has none: a key names its scopes, and one with a profile is refused.</summary>
    public string? Profile { get; init; }

    /// <summary>Chats to which Omni limits a key. This host cannot: a list with entries is refused.</summary>
    public IReadOnlyList<string>? ChatAllowlist { get; init; }

    /// <summary>Recipients to which Omni limits a key. This host cannot: a list with entries is refused.</summary>
    public IReadOnlyList<string>? OutboundRecipientAllowlist { get; init; }

    /// <summary>Requests per minute; null means the host's default.</summary>
    public int? RateLimit { get; init; }

    /// <summary>When it expires, ISO 8601 with an offset; null means never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
