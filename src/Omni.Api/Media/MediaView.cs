using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Media;

namespace Omni.Api.Media;

/// <summary>Builds the view of stored media.</summary>
internal static class MediaView
{
    public static DownloadedMedia Of(MediaRow row, MediaLinks links) => new()
    {
        MessageId = row.MessageId,
        MediaId = row.Id,
        MediaUrl = links.Of(row.Path),
        MediaLocalPath = row.Path,
        MimeType = row.MimeType,
        Size = row.SizeBytes!.Value,
        Sha256 = row.Sha256,
    };
}
