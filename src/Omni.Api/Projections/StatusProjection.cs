using Omni.Api.Storage;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Contents;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Messages;
using Omni.Contract.Outbox;

namespace Omni.Api.Projections;

/// <summary>
/// Applies a report about an outgoing message: sent, delivered, read, failed. It moves the message's delivery status forward, never back.
/// </summary>
internal static class StatusProjection
{
    public static async ValueTask<Effect> SentAsync(WriteSession session, OmniEvent @event, MessageSent sent, long now)
    {
        var message = await OutgoingLookup.FindAsync(session, @event, sent.ChatId, sent.ExternalId);
        if (message is not null)
        {
            var (reported, isGone) = await EarlierReportAsync(session, @event, sent.ExternalId);
            await AdvanceAsync(session, @event, message, sent.ExternalId, reported, now);
            if (message.OriginalEventId is null) await session.SetSentEventAsync(message.Id, @event.Id);
            if (sent.ChannelStatus is { } status && !isGone) await session.SetChannelStatusAsync(message.Id, status, now);
        }

        var original = message is null ? null : await OutgoingLookup.ReadAsync(session, message.Id);
        if (message is not null && original?.Content is ReactionContent reaction)
            await ReactionProjection.SentAsync(session, message.ChatId, reaction.TargetMessageId, reaction.Emoji, now);
        var told = sent with
        {
            ChatId = message?.ChatExternalId ?? sent.ChatId,
            To = original?.To ?? sent.To,
            Content = (sent.Content ?? original?.Content ?? new UnknownContent()).Announced,
            ReplyToId = sent.ReplyToId ?? original?.ReplyTo,
        };
        var answered = told.ReplyToId is { } reply && message is not null
            ? await session.FindMessageByExternalIdAsync(message.ChatId, reply)
            : null;
        return EffectOf(@event with { Payload = told }, sent.ExternalId, message, answered?.OriginalEventId);
    }

    public static async ValueTask<Effect> DeliveredAsync(WriteSession session, OmniEvent @event, MessageDelivered delivered, long now)
    {
        var message = await OutgoingLookup.FindAsync(session, @event, delivered.ChatId, delivered.ExternalId);
        if (message is not null) await AdvanceAsync(session, @event, message, delivered.ExternalId, DeliveryStatus.Delivered, now);
        return EffectOf(
            @event with { Payload = delivered with { ChatId = message?.ChatExternalId ?? delivered.ChatId } }, delivered.ExternalId,
            message);
    }

    public static async ValueTask<Effect> ReadAsync(WriteSession session, OmniEvent @event, MessageRead read, long now)
    {
        var message = await OutgoingLookup.FindAsync(session, @event, read.ChatId, read.ExternalId);
        if (message is not null) await AdvanceAsync(session, @event, message, read.ExternalId, DeliveryStatus.Read, now);
        return EffectOf(@event with { Payload = read with { ChatId = message?.ChatExternalId ?? read.ChatId } }, read.ExternalId, message);
    }

    public static async ValueTask<Effect> FailedAsync(WriteSession session, OmniEvent @event, MessageFailed failed, long now)
    {
        var message = await OutgoingLookup.FindAsync(session, @event, failed.ChatId, failed.ExternalId);
        if (message is { DeliveryStatus: DeliveryStatus.Delivered or DeliveryStatus.Read })
            return await FailedLateAsync(session, @event, message, failed, now);
        if (message is not null)
            await AdvanceAsync(session, @event, message, failed.ExternalId, DeliveryStatus.Failed, now, failed.Error, failed.ErrorCode);
        return EffectOf(
            @event with { Payload = failed with { ChatId = message?.ChatExternalId ?? failed.ChatId } }, failed.ExternalId, message);
    }

    /// <summary>
    /// A message that reached the other side did not fail: its status stays, and the event says so. What the channel reported is kept on
    /// both.
    /// </summary>
    private static async ValueTask<Effect> FailedLateAsync(
        WriteSession session, OmniEvent @event, MessageRef message, MessageFailed failed, long now)
    {
        await session.KeepPricingAsync(message.Id, failed, now);
        await session.KeepLateFailureAsync(message.Id, failed.Error, failed.ErrorCode, @event.Id, now);
        var late = new MessageFailedLate
        {
            ExternalId = failed.ExternalId,
            ChatId = message.ChatExternalId,
            DeliveryStatus = message.DeliveryStatus,
            Error = failed.Error,
            ErrorCode = failed.ErrorCode,
        };
        return EffectOf(@event with { Payload = late }, failed.ExternalId, message);
    }

    /// <summary>
    /// Keeps the price that a known report names: the answer to a send reports <c>sent</c> before the status that names its price.
    /// </summary>
    public static async ValueTask KnownAsync(WriteSession session, OmniEvent @event, long now)
    {
        if (@event.Payload is not ReportPayload report || report is { Pricing: null, Conversation: null }) return;
        var (chatId, externalId) = report switch
        {
            MessageSent sent => (sent.ChatId, sent.ExternalId),
            MessageDelivered delivered => (delivered.ChatId, delivered.ExternalId),
            MessageRead read => (read.ChatId, read.ExternalId),
            MessageFailed failed => (failed.ChatId, failed.ExternalId),
            _ => ("", null),
        };
        if (await OutgoingLookup.FindAsync(session, @event, chatId, externalId) is { } message)
            await session.KeepPricingAsync(message.Id, report, now);
    }

    private static Effect EffectOf(OmniEvent @event, string? externalId, MessageRef? message) =>
        EffectOf(@event, externalId, message, message?.OriginalEventId);

    private static Effect EffectOf(OmniEvent @event, string? externalId, MessageRef? message, Guid? causationId)
    {
        var metadata = @event.Metadata with
        {
            CausationId = causationId,
            CorrelationId = message?.CorrelationId ?? @event.Metadata.CorrelationId,
        };
        return new Effect(@event with { Metadata = metadata })
        {
            ExternalId = externalId,
            Direction = Direction.Outbound,
            ChatId = message?.ChatId,
            MessageId = message?.Id,
        };
    }

    /// <summary>
    /// A channel may report before it answers the send: earlier reports about this id count now. Also whether there was one.
    /// </summary>
    private static async ValueTask<(string Status, bool IsReported)> EarlierReportAsync(
        WriteSession session, OmniEvent @event, string externalId)
    {
        string[] furthestFirst = [DeliveryStatus.Read, DeliveryStatus.Delivered, DeliveryStatus.Failed, DeliveryStatus.Sent];
        var told = await session.FindEventsAsync([.. furthestFirst.Select(status => KeyOf(@event, status, externalId))]);
        var furthest = Array.Find(furthestFirst, status => told.Contains(KeyOf(@event, status, externalId)));
        return (furthest ?? DeliveryStatus.Sent, furthest is not null);
    }

    private static (Guid? InstanceId, string UniqueKey) KeyOf(OmniEvent @event, string status, string externalId) =>
        (@event.Metadata.InstanceId, $"{status}|{externalId}");

    /// <summary>A report also settles a send whose answer was lost: it names the wamid, and proves that the message went out.</summary>
    private static async ValueTask AdvanceAsync(
        WriteSession session, OmniEvent @event, MessageRef message, string? externalId, string reported, long now, string? error = null,
        string? code = null)
    {
        if (@event.Payload is ReportPayload report) await session.KeepPricingAsync(message.Id, report, now);
        if (message.ExternalId is null && externalId is not null) await session.SetExternalIdAsync(message.Id, externalId, now);
        if (externalId is not null)
            await session.EndAsync(message.Id, reported == DeliveryStatus.Failed ? OutboxState.Failed : OutboxState.Sent, error, now);
        if (message.ChannelStatus is not null) await session.SetChannelStatusAsync(message.Id, status: null, now);
        if (StatusProgress.Further(message.DeliveryStatus, reported) is var further && further != message.DeliveryStatus)
        {
            if (further == DeliveryStatus.Read) await session.SetReadAsync(message.Id, @event.Id, now);
            else await session.SetDeliveryStatusAsync(message.Id, further, error, code, @event.Id, now);
        }
    }
}
