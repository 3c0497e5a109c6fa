using System.Text.Json;
using Omni.Api.Persistence.Rows;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Outbox;

/// <summary>An outbox row in a lane's hands.</summary>
internal sealed record QueuedMessage(long Seq, Guid InstanceId, Guid ChatId, Guid RequestId, string? TraceParent, OutgoingMessage Message)
{
    public static QueuedMessage Of(OutboxRow row) => new(
        row.Seq, row.InstanceId, row.ChatId, row.RequestId, row.TraceParent,
        JsonSerializer.Deserialize<OutgoingMessage>(row.Message, OmniJson.Options) ?? throw new JsonException($"Outbox row {row.Id} holds no message"));

    /// <summary>Whether an earlier piece of the same long message comes before it.</summary>
    public bool FollowsAnother => RequestId != Message.Id;
}
