using Omni.Api.Events;
using Omni.Api.Foundation;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Media;

/// <summary>
/// Fetches one media:
/// 1. The channel opens it, and it is streamed to disk, where its size and hash are compared with the channel's.
/// 2. It goes into the store.
/// 3. Row, message and <c>media.received</c> are committed in one transaction. After a crash before it, the media is fetched again.
/// </summary>
internal sealed partial class MediaDownloads(
    MediaOpener opener, MediaOutcomes outcomes, IMediaStore store, EventSignal signal, ILogger<MediaDownloads> logger)
{
    /// <summary>Fetches the media. Returns whether it is in the store now.</summary>
    public async Task<bool> FetchAsync(MediaRow media, CancellationToken ct)
    {
        // Step 1
        var (staged, failure) = await opener.StageAsync(media, ct);
        if (staged is null)
        {
            await outcomes.RecordFailureAsync(media, failure!);
            return false;
        }

        // Step 2
        if (!await TryStoreAsync(media, staged, ct)) return false;

        // Step 3
        (media.SizeBytes, media.Sha256) = (staged.SizeBytes, staged.Sha256);
        if (await outcomes.RecordReadyAsync(media, ct))
        {
            // The message was erased meanwhile, so the bytes are removed too.
            await store.DeleteAsync(media.Path, CancellationToken.None);
            return false;
        }

        signal.Ring();
        Log.Fetched(logger, media.Id, staged.SizeBytes);
        return true;
    }

    /// <summary>Stores the file. Trouble of the store does not count against the media: it waits, and no try is counted.</summary>
    private async Task<bool> TryStoreAsync(MediaRow media, StagedFile staged, CancellationToken ct)
    {
        try
        {
            await store.PutAsync(media.Path, staged.Path, media.MimeType, ct);
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.NotStored(logger, e, media.Id);
            await outcomes.PostponeAsync(media, "STORE_FAILED: The media store did not take the file");
            return false;
        }
        finally
        {
            File.Delete(staged.Path);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Fetched, LogLevel.Debug, "Media {MediaId} was fetched, {Bytes} bytes")]
        public static partial void Fetched(ILogger logger, Guid mediaId, long bytes);

        [LoggerMessage(EventIds.NotStored, LogLevel.Error, "Media {MediaId} could not be moved into the store; it waits")]
        public static partial void NotStored(ILogger logger, Exception exception, Guid mediaId);
    }
}
