namespace Omni.EndToEnd.Tests.Faults;

/// <summary>When the statuses come of a message that Meta took.</summary>
internal enum StatusTiming
{
    Come,
    ComeLate,
    Never,
}
