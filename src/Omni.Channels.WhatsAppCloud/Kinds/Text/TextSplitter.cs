using System.Globalization;

namespace Omni.Channels.WhatsAppCloud.Kinds.Text;

/// <summary>
/// Splits a long text, preferably at a paragraph, line or word, and never inside a grapheme cluster that fits in one piece.
/// </summary>
internal static class TextSplitter
{
    /// <summary>
    /// Returns the pieces in order: each has 1 to <paramref name="limit"/> UTF-16 units. White space at a split is dropped.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, int limit)
    {
        if (text.Length <= limit) return [text];

        var pieces = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > limit)
        {
            var cut = CutIn(rest, limit);
            Keep(rest[..cut]);
            rest = rest[cut..].TrimStart();
        }

        Keep(rest);
        return pieces.Count > 0 ? pieces : [text[..limit]];

        void Keep(ReadOnlySpan<char> piece)
        {
            piece = piece.TrimEnd();
            if (!piece.IsEmpty) pieces.Add(piece.ToString());
        }
    }

    private static int CutIn(ReadOnlySpan<char> text, int limit)
    {
        // One unit beyond the limit: a space right after a full piece is also a word boundary.
        var window = text[..(limit + 1)];
        foreach (var boundary in (ReadOnlySpan<string>)["\n\n", "\n"])
        {
            // Accept a shorter piece to split at a paragraph or line, but not a very short one.
            var at = window.LastIndexOf(boundary, StringComparison.Ordinal);
            if (at > limit / 2) return at;
        }

        for (var at = limit; at > 0; at--)
        {
            if (char.IsWhiteSpace(text[at])) return at;
        }

        return WholeCharacters(text, limit);
    }

    private static int WholeCharacters(ReadOnlySpan<char> text, int limit)
    {
        var end = 0;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text[end..]);
            if (next > limit) break;
            end = next;
        }

        if (end > 0) return end;

        // One grapheme cluster exceeds a whole message (many combining marks): split between code points.
        return char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
    }
}
