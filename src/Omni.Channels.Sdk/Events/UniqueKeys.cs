using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.Sdk.Events;

/// <summary>The unique keys that follow from an event's payload.</summary>
internal static class UniqueKeys
{
    /// <summary>Returns the key; null when the payload does not identify the event.</summary>
    public static string? Of(EventPayload payload, EventFacts facts) => payload switch
    {
        MessageReceived { IsStandby: true } standby => $"standby|{standby.ExternalId}",
        MessageReceived received => $"received|{received.ExternalId}",
        MessageSent { ChannelStatus: { } status } held => $"{status}|{held.ExternalId}",
        MessageSent sent => $"sent|{sent.ExternalId}",
        MessageDelivered delivered => $"delivered|{delivered.ExternalId}",
        MessageRead read => $"read|{read.ExternalId}",
        MessageFailed { ExternalId: { } id } => $"failed|{id}",
        MessageFailedLate { ExternalId: { } id } => $"failed|{id}",
        MediaReceived media => $"media|{media.EventId}|{media.MediaId}",
        ReactionReceived when facts.ExternalId is { } id => $"reaction-received|{id}",
        ReactionRemoved when facts.ExternalId is { } id => $"reaction-removed|{id}",
        NumberChanged changed => $"number-changed|{changed.ExternalId}",
        _ => null,
    };
}
