using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Projections;

/// <summary>
/// Media of a received message. Its place in the store, and so its address, is set at once; the media room fetches its bytes later, so that
/// a slow download delays no message.
/// </summary>
internal sealed class MediaProjection(MediaLinks links, TimeProvider time)
{
    /// <summary>The message with a media type and name that can be stored and served: the sender may choose any text for both.</summary>
    public static MessageReceived Clean(MessageReceived received) => received.Content is not MediaContent content ? received : received with
    {
        Content = content with
        {
            MimeType = content.MimeType is { } type ? MediaType.Of(type) : null,
            Filename = MediaName.Of(content.Filename),
        },
    };

    /// <summary>The media row of a message; null when it has no media that can be fetched.</summary>
    public MediaRow? RowOf(OmniEvent @event, Guid chatId, Guid messageId, long now) =>
        @event.Facts.Media is not { } remote ? null : new MediaRow
        {
            Id = Ids.Next(time),
            InstanceId = @event.Metadata.InstanceId!.Value,
            ChatId = chatId,
            MessageId = messageId,
            State = MediaState.Pending,
            Path = MediaPath.Of(@event.Metadata.InstanceId!.Value, messageId, now, remote.MimeType, remote.Filename),
            MimeType = MediaType.Of(remote.MimeType),
            Filename = MediaName.Of(remote.Filename),
            Remote = JsonSerializer.Serialize(remote, OmniJson.Options),
            EventId = @event.Id,
            NextAttemptAt = now,
            CreatedAt = now,
        };

    /// <summary>The event with the address at which its media will be.</summary>
    public OmniEvent Announce(OmniEvent @event, MessageReceived received, MediaRow media)
    {
        var content = (MediaContent)received.Content with { MediaUrl = links.Of(media.Path), MediaId = media.Id };
        return @event with { Payload = received with { Content = content, RawPayload = WithPath(received.RawPayload, media.Path) } };
    }

    /// <summary>The metadata that REST shows beside the address.</summary>
    public static string MetadataOf(MediaRow media)
    {
        var remote = media.Remote is null ? null : JsonSerializer.Deserialize<RemoteMedia>(media.Remote, OmniJson.Options);
        return JsonSerializer.Serialize(
            new
            {
                mediaId = media.Id,
                filename = media.Filename,
                size = media.SizeBytes,
                sha256 = media.Sha256,
                isVoice = remote?.IsVoice,
                isAnimated = remote?.IsAnimated,
            },
            OmniJson.Readable);
    }

    /// <summary>Media has reached the store: the event names the message's row.</summary>
    public static async ValueTask<Effect> ReceivedAsync(WriteSession session, OmniEvent @event, MediaReceived received)
    {
        if (!Guid.TryParse(received.MediaId, out var id) || await session.FindMediaAsync(id) is not { } media) return new Effect(@event);
        return new Effect(@event) { Direction = Direction.Inbound, ChatId = media.ChatId, MessageId = media.MessageId };
    }

    private static JsonElement? WithPath(JsonElement? raw, string path)
    {
        if (raw is not { ValueKind: JsonValueKind.Object } given) return raw;
        var payload = JsonObject.Create(given)!;
        payload["mediaLocalPath"] = path;
        return JsonSerializer.SerializeToElement(payload);
    }
}
