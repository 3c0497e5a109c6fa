using System.Text.Json;
using Microsoft.Extensions.Options;
using Omni.Api.Events;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Foundation.Http;
using Omni.Api.Plugins;
using Omni.Api.Projections;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Events.Payloads;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Media;

/// <summary>
/// Fetches one media:
/// 1. The channel opens it.
/// 2. It is streamed to disk, and its size and hash are compared with the channel's.
/// 3. It goes into the store.
/// 4. Row, message and <c>media.received</c> are committed in one transaction. After a crash before it, the media is fetched again.
/// </summary>
internal sealed partial class MediaDownloads(
    ChannelRegistry channels, ChannelDirectory directory, MediaStaging staging, IMediaStore store, IUnitOfWork unitOfWork,
    Projector projector, EventSignal signal, MediaLinks links, IOptions<MediaOptions> options, Chance chance, TimeProvider time,
    ILogger<MediaDownloads> logger)
{
    // Channels keep media for about a month: after that, waiting for a connection is useless.
    private static readonly TimeSpan KeptByChannel = TimeSpan.FromDays(30);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    /// <summary>The time limit for channels without one of their own.</summary>
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Fetches the media. Returns whether it is in the store now.</summary>
    public async Task<bool> FetchAsync(MediaRow media, CancellationToken ct)
    {
        var (staged, failure) = await DownloadAsync(media, ct);
        if (staged is null)
        {
            await RecordFailureAsync(media, failure!);
            return false;
        }

        // Step 3
        if (!await TryStoreAsync(media, staged, ct)) return false;

        // Step 4
        (media.SizeBytes, media.Sha256) = (staged.SizeBytes, staged.Sha256);
        var channel = await directory.FindChannelAsync(media.InstanceId, ct) ?? "";
        if (await unitOfWork.RunAsync(session => ApplyAsync(session, media, channel), CancellationToken.None))
        {
            // The message was erased meanwhile, so the bytes are removed too.
            await store.DeleteAsync(media.Path, CancellationToken.None);
            return false;
        }

        signal.Ring();
        Log.Fetched(logger, media.Id, staged.SizeBytes);
        return true;
    }

    private async Task<(StagedFile? File, MediaDownload.Failed? Failure)> DownloadAsync(MediaRow media, CancellationToken ct)
    {
        var channel = await directory.FindChannelAsync(media.InstanceId, ct);
        if (channel is null || channels.Get(channel) is not IMediaChannel plugin || media.Remote is null)
            return (null, new MediaDownload.Failed("NO_CHANNEL", "The instance or its channel is gone", CanRetry: false));
        try
        {
            // Step 1
            var remote = JsonSerializer.Deserialize<RemoteMedia>(media.Remote, OmniJson.Options)!;
            var opened = await OpenAsync(plugin, media.InstanceId, remote, ct);
            if (opened is MediaDownload.Failed failed) return (null, failed);

            // Step 2
            await using var download = (MediaDownload.Opened)opened;
            if (download.SizeBytes > options.Value.MaxBytes) return (null, TooLarge(download.SizeBytes.Value));
            var staged = await staging.StageAsync(download.Content, ct);
            if (staged is null) return (null, TooLarge(options.Value.MaxBytes + 1));
            if (FaultOf(staged, download) is not { } fault) return (staged, null);
            File.Delete(staged.Path);
            return (null, new MediaDownload.Failed("DAMAGED", fault, CanRetry: true));
        }
        catch (Exception e)
            when (!ct.IsCancellationRequested && e is HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            return (null, new MediaDownload.Failed(
                "DOWNLOAD_FAILED", e is TimeoutException ? "No byte came for too long" : "The connection broke while the bytes were coming",
                CanRetry: true));
        }
    }

    /// <summary>Opens the media on a thread of its own, so that a channel that blocks does not hold the threads of others.</summary>
    private async Task<MediaDownload> OpenAsync(IMediaChannel plugin, Guid instanceId, RemoteMedia remote, CancellationToken ct)
    {
        var opening = Task.Factory.StartNew(
            () => plugin.OpenMediaAsync(instanceId, remote, ct), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();
        try
        {
            return await opening.WaitAsync(OpenTimeout, time, ct);
        }
        catch (TimeoutException)
        {
            // A stream that opens too late is closed.
            _ = opening.ContinueWith(
                late => late.Result is MediaDownload.Opened opened ? opened.DisposeAsync().AsTask() : Task.CompletedTask,
                CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
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
            await PostponeAsync(media, "STORE_FAILED: The media store did not take the file");
            return false;
        }
        finally
        {
            File.Delete(staged.Path);
        }
    }

    private Task PostponeAsync(MediaRow media, string error)
    {
        var now = time.GetUtcNow();
        return unitOfWork.RunAsync(
            session => session.PostponeMediaAsync(
                media.Id, error, (now + options.Value.ReconnectDelay).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()),
            CancellationToken.None);
    }

    private MediaDownload.Failed TooLarge(long size) =>
        new("TOO_LARGE", $"{size:N0} bytes or more, at most {options.Value.MaxBytes:N0} (Omni:Media:MaxBytes)", CanRetry: false);

    private static string? FaultOf(StagedFile staged, MediaDownload.Opened download) =>
        download.SizeBytes is { } size && size != staged.SizeBytes ? $"{staged.SizeBytes:N0} bytes came, the channel said {size:N0}"
        : download.Sha256 is { } hash && hash != staged.Sha256 ? "The bytes that came do not have the SHA-256 that the channel said"
        : null;

    private async Task RecordFailureAsync(MediaRow media, MediaDownload.Failed failure)
    {
        var now = time.GetUtcNow();
        var (error, nowMs) = ($"{failure.ErrorCode}: {failure.Error}", now.ToUnixTimeMilliseconds());
        if (failure.ErrorCode == MediaDownload.NotConnected
            && now - DateTimeOffset.FromUnixTimeMilliseconds(media.CreatedAt) < KeptByChannel)
        {
            await PostponeAsync(media, error);
            return;
        }

        var isLast = !failure.CanRetry || media.Attempts + 1 >= options.Value.MaxAttempts;
        var next = now + new Backoff(options.Value.RetryDelay, Factor: 4, LongestDelay).After(media.Attempts + 1, chance());
        Log.NotFetched(logger, media.Id, media.InstanceId, error, isLast);
        await unitOfWork.RunAsync(
            session => session.SetMediaFailedAsync(media, error, isLast, next.ToUnixTimeMilliseconds(), nowMs), CancellationToken.None);
    }

    /// <summary>Returns true when the media was erased during the download.</summary>
    private async ValueTask<bool> ApplyAsync(WriteSession session, MediaRow media, string channel)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var url = links.Of(media.Path);
        if (!await session.SetMediaReadyAsync(media, url, MediaProjection.MetadataOf(media), now))
            return await session.IsMediaErasedAsync(media.Id);
        await projector.ApplyAsync(session, new OmniEvent
        {
            Id = Ids.Next(time),
            Timestamp = now,
            Payload = new MediaReceived
            {
                EventId = media.EventId?.ToString("D") ?? "",
                MediaId = media.Id.ToString("D"),
                MimeType = media.MimeType,
                Size = media.SizeBytes!.Value,
                Url = url,
            },
            Metadata = new EventMetadata
            {
                CorrelationId = $"media_{media.Id:N}",
                InstanceId = media.InstanceId,
                ChannelType = channel,
                Source = $"channel:{channel}",
            },
        });
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Fetched, LogLevel.Debug, "Media {MediaId} was fetched, {Bytes} bytes")]
        public static partial void Fetched(ILogger logger, Guid mediaId, long bytes);

        [LoggerMessage(EventIds.NotStored, LogLevel.Error, "Media {MediaId} could not be moved into the store; it waits")]
        public static partial void NotStored(ILogger logger, Exception exception, Guid mediaId);

        [LoggerMessage(EventIds.NotFetched, LogLevel.Warning,
            "Media {MediaId} of {InstanceId} could not be fetched: {Error} (given up: {IsLast})")]
        public static partial void NotFetched(ILogger logger, Guid mediaId, Guid instanceId, string error, bool isLast);
    }
}
