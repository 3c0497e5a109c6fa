namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>Rules for the text of a placeholder (Meta's error 132018).</summary>
internal static class TemplateText
{
    /// <summary>Returns the fault of a text; null when it is valid.</summary>
    public static string? FaultOf(string text) =>
        text.AsSpan().ContainsAny('\n', '\r', '\t') ? "must not contain a line break or a tab"
        : text.Contains("     ", StringComparison.Ordinal) ? "must not contain more than four spaces in a row"
        : null;
}
