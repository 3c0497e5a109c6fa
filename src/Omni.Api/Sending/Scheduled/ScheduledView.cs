using System.Text.Json;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Outbox;
using Omni.Contract.Scheduled;

namespace Omni.Api.Sending.Scheduled;

/// <summary>Builds the view of a scheduled message.</summary>
internal static class ScheduledView
{
    /// <summary>The message as a key may see it: without <see cref="Caller.Content"/> it has no content and no number.</summary>
    public static ScheduledMessage For(this ScheduledMessage message, Caller caller) => caller.SeesContent ? message : message with
    {
        ChatExternalId = ContentMask.Numbers(message.ChatExternalId)!,
        Content = null,
        SentExternalId = null,
        LastError = ContentMask.Numbers(message.LastError),
    };

    public static ScheduledMessage Of(OutboxRow row, string? externalId)
    {
        var (to, content) = Read(row.Message);
        return new ScheduledMessage
        {
            Id = row.Id,
            InstanceId = row.InstanceId,
            ChatExternalId = to,
            Content = content,
            SendAt = row.QueuedAt.ToTime(),
            Status = StatusOf(row.State),
            AttemptCount = row.Attempts,
            SentAt = row.State == OutboxState.Sent ? row.UpdatedAt.ToTime() : null,
            SentExternalId = externalId,
            FailedAt = row.State == OutboxState.Failed ? row.UpdatedAt.ToTime() : null,
            CanceledAt = row.State == OutboxState.Cancelled ? row.UpdatedAt.ToTime() : null,
            LastError = row.State == OutboxState.Cancelled ? null : row.LastError,
            CreatedAt = row.CreatedAt.ToTime(),
            UpdatedAt = row.UpdatedAt.ToTime(),
        };
    }

    private static string StatusOf(string state) => state switch
    {
        OutboxState.Pending or OutboxState.Waiting => ScheduledStatus.Pending,
        OutboxState.Sending or OutboxState.Ambiguous => ScheduledStatus.Sending,
        OutboxState.Sent => ScheduledStatus.Sent,
        OutboxState.Cancelled => ScheduledStatus.Canceled,
        _ => ScheduledStatus.Failed,
    };

    /// <summary>The recipient and the content; a damaged row has none.</summary>
    private static (string To, JsonElement? Content) Read(string message)
    {
        try
        {
            var json = JsonElement.Parse(message);
            return (
                json.TryGetProperty("to"u8, out var to) ? to.ToString() : "",
                json.TryGetProperty("content"u8, out var content) ? content : null);
        }
        catch (JsonException)
        {
            return ("", null);
        }
    }
}
