namespace Omni.Client.Access;

/// <summary>What a valid key is.</summary>
public sealed record KeyValidation
{
    /// <summary>The valid.</summary>
    public required bool Valid { get; init; }

    /// <summary>The key prefix.</summary>
    public required string KeyPrefix { get; init; }

    /// <summary>The key name.</summary>
    public required string KeyName { get; init; }

    /// <summary>What the key may do.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }
}
