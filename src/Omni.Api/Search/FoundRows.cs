using Omni.Api.Foundation.Http;

namespace Omni.Api.Search;

/// <summary>Rows that match, newest first.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">Where to go on: the sequence number before which nothing was looked at yet; null when all was.</param>
internal sealed record FoundRows<TFound>(IReadOnlyList<TFound> Rows, long? Next)
{
    public Page<TView> Show<TView>(Func<TFound, TView> show) => new(
        [.. Rows.Select(show)], new PageMeta(Next is not null, Next is { } next ? new Cursor(next, next).ToString() : null));
}
