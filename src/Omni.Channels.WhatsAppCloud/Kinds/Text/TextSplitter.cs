using System.Globalization;

namespace Omni.Channels.WhatsAppCloud.Kinds.Text;

/// <summary>
/// Cuts a long text into pieces: at a paragraph, a line or a word where there is one, never inside a character as a person sees it.
/// </summary>
internal static class TextSplitter
{
    /// <summary>
    /// The pieces in order, none longer than <paramref name="limit"/> UTF-16 units, none empty. White space at a cut is dropped.
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
        // One unit further than the limit: a space just after a full piece is a word boundary too.
        var window = text[..(limit + 1)];
        foreach (var boundary in (ReadOnlySpan<string>)["\n\n", "\n"])
        {
            // A paragraph or line is worth a shorter piece, but not a stub.
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

        // One "character" longer than a whole message (a tower of combining marks): cut between code points.
        return char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
    }
}
