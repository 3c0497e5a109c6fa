using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Media;

namespace Omni.Api.Media;

/// <summary>Builds the view of stored media.</summary>
internal static class MediaView
{
    public static DownloadedMedia Of(MediaRow row, bool wasCached, MediaLinks links) => new()
    {
        MessageId = row.MessageId,
        InstanceId = row.InstanceId,
        MediaId = row.Id,
        MediaUrl = links.Of(row.Path),
        MediaLocalPath = row.Path,
        DownloadUrl = $"{MediaLinks.Route}/{row.Path}",
        Cached = wasCached,
        MediaMimeType = row.MimeType,
        MimeType = row.MimeType,
        Size = row.SizeBytes!.Value,
        Sha256 = row.Sha256,
    };
}
