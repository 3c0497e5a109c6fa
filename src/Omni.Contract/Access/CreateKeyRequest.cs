namespace Omni.Contract.Access;

/// <summary>The body of <c>POST /keys</c>.</summary>
public sealed record CreateKeyRequest
{
    /// <summary>What people call it, 1 to 255 characters. Required.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Required: <c>*</c>, <c>namespace:*</c> or <c>namespace:verb</c>, such as <c>messages:write</c>; none that the caller lacks.
    /// </summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The instances it may touch; null means all.</summary>
    public IReadOnlyList<string>? InstanceIds { get; init; }

    /// <summary>Requests a minute; null means the host's default.</summary>
    public int? RateLimit { get; init; }

    /// <summary>Good until then, ISO 8601 with an offset; null means without end.</summary>
    public string? ExpiresAt { get; init; }
}
