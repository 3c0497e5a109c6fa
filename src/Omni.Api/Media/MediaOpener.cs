using System.Text.Json;
using Microsoft.Extensions.Options;
using Omni.Api.Plugins;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Media;

/// <summary>Lets a channel open media and stages the bytes, if they match the channel's description.</summary>
internal sealed class MediaOpener(
    ChannelRegistry channels, ChannelDirectory directory, MediaStaging staging, IOptions<MediaOptions> options, TimeProvider time)
{
    private const string Damaged = "DAMAGED", Broken = "DOWNLOAD_FAILED";

    /// <summary>The time limit for channels without one of their own.</summary>
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Stages the file, or returns the failure.</summary>
    public async Task<(StagedFile? File, MediaDownload.Failed? Failure)> StageAsync(MediaRow media, CancellationToken ct)
    {
        var channel = await directory.FindChannelAsync(media.InstanceId, ct);
        if (channel is null || channels.Get(channel) is not IMediaChannel plugin || media.Remote is null)
            return (null, new MediaDownload.Failed("NO_CHANNEL", "The instance or its channel is gone", CanRetry: false));
        var remote = JsonSerializer.Deserialize<RemoteMedia>(media.Remote, OmniJson.Options)!;
        var (file, failure) = await StageAsync(plugin, media.InstanceId, remote, ct);

        // The address that came with the message gave something else or broke off: the channel asks for the media by its id.
        return failure is { ErrorCode: Damaged or Broken } && remote is { Url: not null, Id.Length: > 0 }
            ? await StageAsync(plugin, media.InstanceId, remote with { Url = null }, ct)
            : (file, failure);
    }

    private async Task<(StagedFile? File, MediaDownload.Failed? Failure)> StageAsync(
        IMediaChannel plugin, Guid instanceId, RemoteMedia remote, CancellationToken ct)
    {
        try
        {
            var opened = await OpenAsync(plugin, instanceId, remote, ct);
            if (opened is MediaDownload.Failed failed) return (null, failed);

            await using var download = (MediaDownload.Opened)opened;
            if (download.SizeBytes > options.Value.MaxBytes) return (null, TooLarge(download.SizeBytes.Value));
            var staged = await staging.StageAsync(download.Content, ct);
            if (staged is null) return (null, TooLarge(options.Value.MaxBytes + 1));
            if (FaultOf(staged, download) is not { } fault) return (staged, null);
            File.Delete(staged.Path);
            return (null, new MediaDownload.Failed(Damaged, fault, CanRetry: true));
        }
        catch (Exception e)
            when (!ct.IsCancellationRequested && e is HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            return (null, new MediaDownload.Failed(
                Broken, e is TimeoutException ? "No byte came for too long" : "The connection broke while the bytes were coming",
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

    private MediaDownload.Failed TooLarge(long size) =>
        new("TOO_LARGE", $"{size:N0} bytes or more, at most {options.Value.MaxBytes:N0} (Omni:Media:MaxBytes)", CanRetry: false);

    private static string? FaultOf(StagedFile staged, MediaDownload.Opened download) =>
        download.SizeBytes is { } size && size != staged.SizeBytes ? $"{staged.SizeBytes:N0} bytes came, the channel said {size:N0}"
        : download.Sha256 is { } hash && hash != staged.Sha256 ? "The bytes that came do not have the SHA-256 that the channel said"
        : null;
}
