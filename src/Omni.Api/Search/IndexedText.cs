using System.Text;

namespace Omni.Api.Search;

/// <summary>The words under which a text is found.</summary>
internal static class IndexedText
{
    private const int MostWords = 2000, LongestWord = 32, LongestText = 65_536, PieceLength = 3, ShortestTail = 4, ShortestNumber = 6;

    /// <summary>The words of some texts, separated by spaces, each behind the prefix of its bucket; null when there is none.</summary>
    /// <param name="prefix">The bucket.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="scope">Marks of where the row belongs, such as <see cref="MarkOfChat"/>.</param>
    /// <param name="withTails">Whether numbers are also found by their later digits.</param>
    public static string? Of(string prefix, IEnumerable<string?> texts, IEnumerable<string> scope, bool withTails)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts.OfType<string>())
        {
            var folded = FoldedText.Of(text.Length > LongestText ? text[..LongestText] : text);
            foreach (var word in folded.Words)
            {
                words.Add(Cut(word));
                if (!withTails || word.Length < ShortestNumber || !word.All(char.IsAsciiDigit)) continue;
                for (var begin = 1; begin <= word.Length - ShortestTail; begin++) words.Add(Cut(word[begin..]));
            }

            foreach (var run in folded.Runs) words.UnionWith(PiecesOf(run));
            if (words.Count >= MostWords) break;
        }

        if (words.Count == 0) return null;
        var all = new StringBuilder();
        foreach (var word in words.Take(MostWords).Concat(scope)) all.Append(prefix).Append(word).Append(' ');
        return all.ToString(0, all.Length - 1);
    }

    public static string MarkOfChat(Guid chatId) => $"_c{Tail(chatId)}";

    public static string MarkOfInstance(Guid instanceId) => $"_i{Tail(instanceId)}";

    /// <summary>Very long words are indexed by their beginning.</summary>
    public static string Cut(string word)
    {
        if (word.Length <= LongestWord) return word;
        return char.IsHighSurrogate(word[LongestWord - 1]) ? word[..(LongestWord - 1)] : word[..LongestWord];
    }

    /// <summary>Whether a run is the beginning of one piece.</summary>
    public static bool IsPiece(string run) => RunesOf(run).Count <= PieceLength;

    /// <summary>The pieces of a run that have the full length: a text with the run has all of them.</summary>
    public static IEnumerable<string> WholePiecesOf(string run) => PiecesOf(run).SkipLast(PieceLength - 1);

    /// <summary>A piece of a run for each of its letters, with the letters after it.</summary>
    private static IEnumerable<string> PiecesOf(string run)
    {
        var runes = RunesOf(run);
        return runes.Select((_, begin) => string.Concat(runes.Skip(begin).Take(PieceLength)));
    }

    private static List<Rune> RunesOf(string run) => [.. run.EnumerateRunes()];

    /// <summary>The random end of a UUID.</summary>
    private static string Tail(Guid id) => id.ToString("N")[^12..];
}
