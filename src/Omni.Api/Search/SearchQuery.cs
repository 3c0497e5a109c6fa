namespace Omni.Api.Search;

/// <summary>
/// The words of a search. A text matches when each of them begins a word of it, or, in a script without breaks between words, stands
/// somewhere in it.
/// </summary>
internal sealed class SearchQuery
{
    private const int MostWords = 16;

    private readonly FoldedText _asked;

    private SearchQuery(FoldedText asked)
    {
        _asked = asked;
        Beginnings = [.. asked.Words.Select(IndexedText.Cut).Concat(asked.Runs.Where(IndexedText.IsPiece))
            .Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length).Take(MostWords)];
        Pieces = [.. asked.Runs.Where(r => !IndexedText.IsPiece(r)).SelectMany(IndexedText.WholePiecesOf).Distinct(StringComparer.Ordinal)
            .Take(MostWords)];
    }

    /// <summary>Words of the index that begin so.</summary>
    public IReadOnlyList<string> Beginnings { get; }

    /// <summary>Words of the index.</summary>
    public IReadOnlyList<string> Pieces { get; }

    /// <summary>Whether it asks for nothing, since the text has neither letters nor digits nor emoji.</summary>
    public bool IsEmpty => Beginnings.Count + Pieces.Count == 0;

    public static SearchQuery Of(string text) => new(FoldedText.Of(text));

    /// <summary>Whether a text matches. The index may be a moment older than the text.</summary>
    public bool Matches(params IReadOnlyList<string?> texts)
    {
        var folded = texts.OfType<string>().Select(FoldedText.Of).ToList();
        return _asked.Words.All(w => folded.Exists(text => text.Words.Any(word => word.StartsWith(w, StringComparison.Ordinal))))
            && _asked.Runs.All(r => folded.Exists(text => text.Runs.Any(run => run.Contains(r, StringComparison.Ordinal))));
    }
}
