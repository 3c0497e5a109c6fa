namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>Where the next page of a list is. https://developers.facebook.com/docs/graph-api/results</summary>
internal sealed record PagingInfo(PagingInfo.CursorInfo? Cursors, string? Next)
{
    internal sealed record CursorInfo(string? After);
}
