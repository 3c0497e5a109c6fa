namespace Omni.Api.Foundation.Http;

/// <summary>
/// Cuts a text by its length in UTF-16 units. A character of two units stays whole; it is left out where it does not fit.
/// </summary>
internal static class TextCut
{
    public static string Start(string text, int maxLength)
    {
        if (text.Length <= maxLength) return text;
        return IsInside(text, maxLength) ? text[..(maxLength - 1)] : text[..maxLength];
    }

    public static string End(string text, int maxLength)
    {
        if (text.Length <= maxLength) return text;
        var from = text.Length - maxLength;
        return IsInside(text, from) ? text[(from + 1)..] : text[from..];
    }

    private static bool IsInside(string text, int at) => at > 0 && char.IsSurrogatePair(text, at - 1);
}
