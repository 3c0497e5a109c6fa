namespace Omni.Contract.Consumers;

/// <summary>Where a new consumer starts.</summary>
public static class ConsumerStart
{
    /// <summary>With the events from now on.</summary>
    public const string Now = "now";

    /// <summary>With the oldest event that is kept.</summary>
    public const string Beginning = "beginning";
}
