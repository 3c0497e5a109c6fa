using System.Text.Json;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Contents;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Projections;

/// <summary>
/// Applies events in order, inside the caller's transaction:
/// 1. Drops an event that is known already or outdated (<see cref="NoticeOrder"/>).
/// 2. Ties the users whom it names by several ids, and applies its effect on persons, chats, messages or the instance.
/// 3. Stores the event as its consumers see it.
/// </summary>
internal sealed class Projector(
    MessageProjection messages, PersonProjection persons, LinkProjection links, ChatNoticeProjection notices, TimeProvider time)
{
    /// <summary>False when the event was known already, or is outdated.</summary>
    public async ValueTask<bool> ApplyAsync(WriteSession session, OmniEvent @event) => (await ApplyAsync(session, [@event])).Count == 1;

    /// <summary>Applies events and returns those stored now, as they were given: all except known and outdated ones.</summary>
    public async ValueTask<IReadOnlyList<OmniEvent>> ApplyAsync(WriteSession session, IReadOnlyList<OmniEvent> events)
    {
        // Step 1: in one look for all events, and among themselves
        var known = await session.FindEventsAsync([.. events.Where(e => e.UniqueKey is not null).Select(KeyOf)]);
        var stored = new List<OmniEvent>(events.Count);
        foreach (var @event in events)
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var isKnown = @event.UniqueKey is not null && !known.Add(KeyOf(@event));
            if (isKnown)
            {
                // The report that is known may be the host's own, made from an answer that named the user once.
                await persons.LearnAsync(session, @event, isRepeated: true, now);
                await StatusProjection.KnownAsync(session, @event, now);
                await ChatNoticeProjection.KnownAsync(session, @event, now);
                continue;
            }

            if (!await NoticeOrder.IsDueAsync(session, @event)) continue;

            // Step 2
            if (await EffectAsync(session, @event, now) is not { } effect) continue;
            effect = await notices.ApplyAsync(session, effect, @event, now);
            if (@event.Facts.Holds.Count > 0 && @event.Metadata.InstanceId is { } held)
                await session.AddHoldsAsync(held, @event.Facts.Holds, now);

            // Step 3
            await session.AddEventAsync(RowOf(effect, now));
            stored.Add(@event);
        }

        return stored;
    }

    private static (Guid? InstanceId, string UniqueKey) KeyOf(OmniEvent @event) => (@event.Metadata.InstanceId, @event.UniqueKey!);

    /// <summary>Null when the event changes nothing that it reports: it is not stored.</summary>
    private async ValueTask<Effect?> EffectAsync(WriteSession session, OmniEvent @event, long now)
    {
        await persons.LearnAsync(session, @event, isRepeated: false, now);
        return await ApplyAsync(session, @event, now) is { } effect ? await links.TieRecipientAsync(session, @event, effect, now) : null;
    }

    private async ValueTask<Effect?> ApplyAsync(WriteSession session, OmniEvent @event, long now)
    {
        if (@event.Metadata.InstanceId is not { } instanceId) return new Effect(@event);
        switch (@event.Payload)
        {
            case MessageReceived received: return await messages.ReceivedAsync(session, @event, received, now);
            case MessageSent sent: return await StatusProjection.SentAsync(session, @event, sent, now);
            case MessageDelivered delivered: return await StatusProjection.DeliveredAsync(session, @event, delivered, now);
            case MessageRead read: return await StatusProjection.ReadAsync(session, @event, read, now);
            case MessageFailed failed: return await StatusProjection.FailedAsync(session, @event, failed, now);
            case ReactionPayload reaction: return await ReactionProjection.ReactedAsync(session, @event, reaction, now);
            case MediaReceived media: return await MediaProjection.ReceivedAsync(session, @event, media);
            case NumberChanged changed: return await MoveAsync(session, @event, changed, now);
            case MarketingPreferenceChanged decision:
                await persons.DecidedAsync(session, instanceId, @event.Metadata.ChannelType ?? "", decision, now);
                return new Effect(@event) { Direction = Direction.Inbound };
            case InstanceConnected connected:
                await session.SetConnectedAsync(instanceId, connected.ProfileName, connected.ProfilePicUrl, connected.OwnerIdentifier, now);
                await session.NoteConnectAsync(instanceId, @event.Facts.ConnectedAt?.ToUnixTimeMilliseconds() ?? @event.Timestamp);
                return new Effect(@event);
            case InstanceDisconnected when @event.Facts.Notice is not null:
                return await session.TryDisconnectAsync(instanceId, now) ? new Effect(@event) : null;
            case InstanceDisconnected:
                await session.SetDisconnectedAsync(instanceId, now);
                return new Effect(@event);
            default: return new Effect(@event);
        }
    }

    private async ValueTask<Effect> MoveAsync(WriteSession session, OmniEvent @event, NumberChanged changed, long now)
    {
        // A channel that names the user's other ids has had its effect.
        var (instanceId, channel) = (@event.Metadata.InstanceId!.Value, @event.Metadata.ChannelType ?? "");
        if (!@event.Facts.Users.Any(user => user.HasNewNumber))
        {
            var user = new UserNames
            {
                Ids = [changed.CurrentNumber],
                FormerNumbers = [changed.PreviousNumber],
                HasNewNumber = true,
                PhoneNumber = changed.CurrentNumber,
            };
            await persons.SeenAsync(session, instanceId, channel, user, Sighting.Named, now);
        }

        var chat = await session.FindChatAsync(instanceId, changed.CurrentNumber);
        return new Effect(@event) { ExternalId = changed.ExternalId, Direction = Direction.Inbound, ChatId = chat?.Id };
    }

    private static EventRow RowOf(Effect effect, long now)
    {
        var @event = effect.Event;
        var content = @event.Payload switch
        {
            MessageReceived received => received.Content,
            MessageSent sent => sent.Content,
            _ => null,
        };
        return new EventRow
        {
            Id = @event.Id,
            UniqueKey = @event.UniqueKey,
            ExternalId = effect.ExternalId,
            Channel = @event.Metadata.ChannelType,
            InstanceId = @event.Metadata.InstanceId,
            EventType = @event.Type,
            Direction = effect.Direction,
            ContentType = content?.Type,
            TextContent = content?.PlainText,
            MediaMimeType = (content as MediaContent)?.MimeType,
            MediaUrl = (content as MediaContent)?.MediaUrl,
            ReplyToExternalId = (@event.Payload as MessageReceived)?.ReplyToId ?? (@event.Payload as MessageSent)?.ReplyToId,
            ChatId = effect.ChatId,
            MessageId = effect.MessageId,
            PersonId = @event.Metadata.PersonId,
            Status = @event.Payload is MessageFailed ? EventStatus.Failed : EventStatus.Completed,
            ErrorMessage = (@event.Payload as MessageFailed)?.Error ?? (@event.Payload as MessageFailedLate)?.Error,
            ReceivedAt = @event.Timestamp,
            ProcessedAt = now,
            DeliveredAt = (@event.Payload as MessageDelivered)?.DeliveredAt,
            ReadAt = (@event.Payload as MessageRead)?.ReadAt,
            Envelope = JsonSerializer.Serialize(@event, OmniJson.Options),
        };
    }
}
