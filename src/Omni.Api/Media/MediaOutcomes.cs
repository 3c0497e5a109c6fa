using Microsoft.Extensions.Options;
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
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Media;

/// <summary>Records the result of a download: media in the store with its event, or the time of the next try.</summary>
internal sealed partial class MediaOutcomes(
    ChannelDirectory directory, IUnitOfWork unitOfWork, Projector projector, MediaLinks links, IOptions<MediaOptions> options,
    Chance chance, TimeProvider time, ILogger<MediaOutcomes> logger)
{
    // Channels keep media for about a month: after that, waiting for a connection is useless.
    private static readonly TimeSpan KeptByChannel = TimeSpan.FromDays(30);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    /// <summary>
    /// Commits row, message and <c>media.received</c> in one transaction. Returns true when the media was erased during the download.
    /// </summary>
    public async Task<bool> RecordReadyAsync(MediaRow media, CancellationToken ct)
    {
        var channel = await directory.FindChannelAsync(media.InstanceId, ct) ?? "";
        return await unitOfWork.RunAsync(session => ApplyAsync(session, media, channel), CancellationToken.None);
    }

    /// <summary>Records a failure: the next try, a wait for the connection, or the end.</summary>
    public async Task RecordFailureAsync(MediaRow media, MediaDownload.Failed failure)
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

    /// <summary>Postpones the media for a reason outside of it: no try is counted.</summary>
    public Task PostponeAsync(MediaRow media, string error)
    {
        var now = time.GetUtcNow();
        return unitOfWork.RunAsync(
            session => session.PostponeMediaAsync(
                media.Id, error, (now + options.Value.ReconnectDelay).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()),
            CancellationToken.None);
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
                CausationId = media.EventId,
                InstanceId = media.InstanceId,
                ChannelType = channel,
                Source = $"channel:{channel}",
            },
        });
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.NotFetched, LogLevel.Warning,
            "Media {MediaId} of {InstanceId} could not be fetched: {Error} (given up: {IsLast})")]
        public static partial void NotFetched(ILogger logger, Guid mediaId, Guid instanceId, string error, bool isLast);
    }
}
