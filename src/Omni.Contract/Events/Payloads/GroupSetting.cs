namespace Omni.Contract.Events.Payloads;

/// <summary>A setting of a group that was to change.</summary>
public sealed record GroupSetting
{
    /// <summary>The new value; null for a picture.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it changed; null when unknown.</summary>
    public bool? Succeeded { get; init; }

    /// <summary>Why it did not change; null when it did.</summary>
    public IReadOnlyList<ReportedError>? Errors { get; init; }
}
