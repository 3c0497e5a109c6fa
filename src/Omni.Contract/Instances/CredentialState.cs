namespace Omni.Contract.Instances;

/// <summary>A secret among the credentials of an instance, without its value.</summary>
public sealed record CredentialState
{
    /// <summary>Whether it is set.</summary>
    public required bool IsSet { get; init; }

    /// <summary>16 hex digits of its SHA-256: equal secrets have equal ones.</summary>
    public required string Fingerprint { get; init; }
}
