using Microsoft.EntityFrameworkCore;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Media;

/// <summary>Media that is in the store, for channels that send it and for whoever reads it.</summary>
internal sealed class StoredMedia(IReadDb reads, IMediaStore store) : IMediaSource
{
    public async Task<MediaFile?> OpenAsync(Guid mediaId, CancellationToken ct)
    {
        if (await FindAsync(mediaId, ct) is not { State: MediaState.Ready } row || await store.OpenAsync(row.Path, offset: 0, ct) is not { } content) return null;
        return new MediaFile { Content = content, SizeBytes = row.SizeBytes!.Value, MimeType = MediaType.Of(row.MimeType), Sha256 = row.Sha256!, Filename = MediaName.Of(row.Filename) ?? Path.GetFileName(row.Path) };
    }

    public async Task<MediaRow?> FindAsync(Guid mediaId, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Media.FirstOrDefaultAsync(m => m.Id == mediaId && m.State != MediaRow.Erased, ct);
    }

    public async Task<MediaRow?> FindByMessageAsync(Guid messageId, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Media.FirstOrDefaultAsync(m => m.MessageId == messageId && m.State != MediaRow.Erased, ct);
    }
}
