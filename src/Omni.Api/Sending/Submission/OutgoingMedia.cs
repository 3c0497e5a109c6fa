using Omni.Api.Foundation.Http;
using Omni.Api.Media;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Contents;

namespace Omni.Api.Sending.Submission;

/// <summary>
/// The bytes of an outgoing message: on local disk while the channel validates them, in the store before the message is stored.
/// </summary>
internal sealed class OutgoingMedia(StoredMedia stored, MediaStaging staging, IMediaStore store, MediaLinks links, TimeProvider time)
{
    /// <summary>
    /// The command with the bytes of the stored media it names, on local disk; null when there is no such media. The caller removes the
    /// file.
    /// </summary>
    public async Task<SendCommand?> StageStoredAsync(SendCommand command, Guid mediaId, CancellationToken ct)
    {
        if (await stored.FindAsync(mediaId, ct) is not { State: MediaState.Ready } row || row.InstanceId != command.InstanceId) return null;
        await using var file = await stored.OpenAsync(mediaId, ct);
        if (file is null || await staging.StageAsync(file.Content, ct) is not { } staged) return null;
        var content = (MediaContent)command.Content;
        return command with
        {
            File = staged,
            ClaimedMimeType = command.ClaimedMimeType ?? MediaType.Of(row.MimeType),
            Content = content with { Filename = content.Filename ?? MediaName.Of(row.Filename) },
        };
    }

    /// <summary>
    /// Stores the bytes. Returns the content with their address and id, and their row; no row when the store had them already, with the
    /// type that the channel takes.
    /// </summary>
    /// <param name="command">The request.</param>
    /// <param name="content">The content that the channel prepared.</param>
    /// <param name="file">The bytes to send.</param>
    /// <param name="messageId">The message of the bytes.</param>
    /// <param name="ct">Cancels the storing.</param>
    public async Task<(MediaContent Content, MediaRow? Row)> StoreAsync(
        SendCommand command, MediaContent content, LocalFile file, Guid messageId, CancellationToken ct)
    {
        var until = command.SendAt ?? time.GetUtcNow();
        var type = MediaType.Of(file.MimeType);
        if (content.MediaId is { } reused && file.Path == command.File?.Path
            && await stored.FindAsync(reused, ct) is { } known && MediaType.Of(known.MimeType) == type
            && await stored.UseAgainAsync(reused, until, ct) is { } original)
        {
            return (content with { MediaUrl = links.Of(original.Path) }, null);
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var row = new MediaRow
        {
            Id = Ids.Next(time),
            InstanceId = command.InstanceId,
            MessageId = messageId,
            State = MediaState.Ready,
            Path = MediaPath.Of(command.InstanceId, messageId, now, type, content.Filename),
            MimeType = type,
            Filename = MediaName.Of(content.Filename),
            SizeBytes = file.SizeBytes,
            Sha256 = file.Path == command.File?.Path ? command.File.Sha256 : await MediaStaging.HashAsync(file.Path, ct),
            NextAttemptAt = now,
            CreatedAt = now,
        };
        await store.PutAsync(row.Path, file.Path, type, ct);
        return (content with { MediaId = row.Id, MediaUrl = links.Of(row.Path), MimeType = type }, row);
    }

    /// <summary>Removes the bytes from the store, since their message could not be stored.</summary>
    public Task DropAsync(MediaRow row) => store.DeleteAsync(row.Path, CancellationToken.None);
}
