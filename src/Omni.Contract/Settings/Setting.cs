namespace Omni.Contract.Settings;

/// <summary>A current setting. Change it in the host's configuration; a change takes effect at the next start.</summary>
public sealed record Setting
{
    /// <summary>The name, such as <c>Omni:Outbox:Retention</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The value; null when it is not set, and for secrets.</summary>
    public required string? Value { get; init; }

    /// <summary>The section it belongs to.</summary>
    public required string Category { get; init; }

    /// <summary>Whether it is a secret, whose value is not shown.</summary>
    public required bool IsSecret { get; init; }

    /// <summary>Whether it has its default.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>The environment variable that sets it.</summary>
    public string EnvironmentVariable => Key.Replace(":", "__", StringComparison.Ordinal);
}
