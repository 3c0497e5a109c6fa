namespace Omni.Contract.Events;

/// <summary>The forms in which found events are answered.</summary>
public static class SearchFormat
{
    /// <summary>Whole events; the default.</summary>
    public const string Full = "full";

    /// <summary>Five fields an event.</summary>
    public const string Summary = "summary";

    /// <summary>Whole events, and a line of text each.</summary>
    public const string Agent = "agent";
}
