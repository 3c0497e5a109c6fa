namespace Omni.Contract.Events;

/// <summary>The formats of search results.</summary>
public static class SearchFormat
{
    /// <summary>Full events; the default.</summary>
    public const string Full = "full";

    /// <summary>Five fields per event.</summary>
    public const string Summary = "summary";

    /// <summary>Full events, and a line of text each.</summary>
    public const string Agent = "agent";
}
