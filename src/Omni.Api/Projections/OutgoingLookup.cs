using System.Text.Json;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Projections;

/// <summary>
/// Finds the message of ours that a report is about: by our own id, which travelled along, else by chat and the channel's id.
/// </summary>
internal static class OutgoingLookup
{
    public static async ValueTask<MessageRef?> FindAsync(WriteSession session, OmniEvent @event, string chatId, string? externalId)
    {
        var instanceId = @event.Metadata.InstanceId!.Value;
        if (Guid.TryParse(@event.Metadata.CorrelationId, out var id)
            && await session.FindMessageAsync(instanceId, id) is { } own
            && (own.ExternalId is null || externalId is null || own.ExternalId == externalId)) return own;
        return externalId is null ? null : await session.FindMessageByAddressAsync(instanceId, chatId, externalId);
    }

    /// <summary>
    /// The message as it was given to us; null when it is not known any more, or cannot be read: a report about it counts all the same.
    /// </summary>
    public static async ValueTask<OutgoingMessage?> ReadAsync(WriteSession session, Guid id)
    {
        if (await session.ReadOutboxMessageAsync(id) is not { } json) return null;
        try
        {
            return JsonSerializer.Deserialize<OutgoingMessage>(json, OmniJson.Options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
