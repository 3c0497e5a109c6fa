using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Media;

/// <summary>Reads media in the store, for channels that send it and for endpoints that serve it.</summary>
internal sealed class StoredMedia(IReadDb reads, IUnitOfWork unitOfWork, IMediaStore store) : IMediaSource
{
    public async Task<MediaFile?> OpenAsync(Guid mediaId, CancellationToken ct)
    {
        if (await FindAsync(mediaId, ct) is not { State: MediaState.Ready } row
            || await store.OpenAsync(row.Path, offset: 0, ct) is not { } content)
        {
            return null;
        }
        return new MediaFile
        {
            Content = content,
            SizeBytes = row.SizeBytes!.Value,
            MimeType = MediaType.Of(row.MimeType),
            Sha256 = row.Sha256!,
            Filename = MediaName.Of(row.Filename) ?? Path.GetFileName(row.Path),
        };
    }

    public async Task<MediaRow?> FindAsync(Guid mediaId, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Media.FirstOrDefaultAsync(m => m.Id == mediaId && m.State != MediaState.Erased, ct);
    }

    /// <summary>
    /// Marks media for use in another message: its retention starts at that time. Null when it does not exist, or no longer does.
    /// </summary>
    public async Task<MediaRow?> UseAgainAsync(Guid mediaId, DateTimeOffset until, CancellationToken ct)
    {
        await unitOfWork.RunAsync(session => session.UseMediaAsync(mediaId, until.ToUnixTimeMilliseconds()), ct);
        return await FindAsync(mediaId, ct);
    }

    public async Task<MediaRow?> FindByMessageAsync(Guid messageId, CancellationToken ct)
    {
        await using var db = reads.Open();
        return await db.Media.FirstOrDefaultAsync(m => m.MessageId == messageId && m.State != MediaState.Erased, ct);
    }
}
