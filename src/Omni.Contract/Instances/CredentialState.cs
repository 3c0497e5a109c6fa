namespace Omni.Contract.Instances;

/// <summary>One of an instance's secrets, without its value.</summary>
public sealed record CredentialState
{
    /// <summary>Whether it is set.</summary>
    public required bool IsSet { get; init; }

    /// <summary>16 hex digits of its SHA-256: equal secrets have equal fingerprints.</summary>
    public required string Fingerprint { get; init; }
}
