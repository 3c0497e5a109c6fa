using System.Text.Json;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Projections;

/// <summary>
/// Finds the outgoing message of a report: by Omni's id, which the channel returns, else by chat and the channel's id, else by that id
/// alone.
/// </summary>
internal static class OutgoingLookup
{
    public static async ValueTask<MessageRef?> FindAsync(WriteSession session, OmniEvent @event, string chatId, string? externalId)
    {
        var instanceId = @event.Metadata.InstanceId!.Value;
        if (Guid.TryParse(@event.Metadata.CorrelationId, out var id)
            && await session.FindMessageAsync(instanceId, id) is { } own
            && (own.ExternalId is null || externalId is null || own.ExternalId == externalId)) return own;
        return externalId is null ? null
            : await session.FindMessageByAddressAsync(instanceId, chatId, externalId)
                ?? await session.FindMessageAnywhereAsync(instanceId, externalId);
    }

    /// <summary>
    /// The message as the caller sent it; null when it is no longer stored, or cannot be read. A report about it still counts.
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
