namespace Omni.Contract.Events.Payloads;

/// <summary>What an account must not do.</summary>
public sealed record AccountRestriction
{
    /// <summary>Such as <c>RESTRICTED_BIZ_INITIATED_MESSAGING</c>.</summary>
    public string? Type { get; init; }

    /// <summary>When it ends, in Unix ms; null when open.</summary>
    public long? ExpiresAt { get; init; }
}
