namespace Omni.Contract.Events.Payloads;

/// <summary>An error that the channel reported.</summary>
public sealed record ReportedError
{
    /// <summary>The channel's code; null when it names none.</summary>
    public long? Code { get; init; }

    /// <summary>What it says.</summary>
    public string? Title { get; init; }

    /// <summary>Why; null when it does not say.</summary>
    public string? Details { get; init; }
}
