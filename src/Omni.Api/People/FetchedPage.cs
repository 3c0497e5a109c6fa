using Omni.Api.Http;

namespace Omni.Api.People;

/// <summary>The envelope of what was fetched from a channel, or is known of it.</summary>
internal sealed record FetchedPage<T>(IReadOnlyList<T> Items, FetchedMeta Meta)
{
    public static FetchedPage<T> Of(Page<T> page) => new(page.Items, new FetchedMeta(page.Items.Count, page.Meta.HasMore, page.Meta.Cursor));
}
