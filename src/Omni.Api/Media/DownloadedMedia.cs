using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Media;

/// <summary>Media that is in the store.</summary>
internal sealed record DownloadedMedia(Guid MessageId, Guid MediaId, string MediaUrl, string MediaLocalPath, string MimeType, long Size, string? Sha256)
{
    public static DownloadedMedia Of(MediaRow row, MediaLinks links) => new(row.MessageId, row.Id, links.Of(row.Path), row.Path, row.MimeType, row.SizeBytes!.Value, row.Sha256);
}
