namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>What Meta does not take inside a template's placeholder (its error 132018).</summary>
internal static class TemplateText
{
    /// <summary>What is wrong with the text; null when nothing is.</summary>
    public static string? FaultOf(string text) =>
        text.AsSpan().ContainsAny('\n', '\r', '\t') ? "must not contain a line break or a tab"
        : text.Contains("     ", StringComparison.Ordinal) ? "must not contain more than four spaces in a row"
        : null;
}
