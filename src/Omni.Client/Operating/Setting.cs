namespace Omni.Client.Operating;

/// <summary>A setting that is in force. It is changed where the host is configured, and holds from the next start on.</summary>
public sealed record Setting
{
    /// <summary>The key.</summary>
    public required string Key { get; init; }

    /// <summary>The value.</summary>
    public string? Value { get; init; }

    /// <summary>The category.</summary>
    public required string Category { get; init; }

    /// <summary>Whether it is secret.</summary>
    public required bool IsSecret { get; init; }

    /// <summary>Whether it is default.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>The environment variable that sets it.</summary>
    public string? EnvironmentVariable { get; init; }
}
