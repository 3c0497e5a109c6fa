using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.DeadLetters;

namespace Omni.Api.Receiving.DeadLetters;

/// <summary>Statements on dead letters. A webhook set aside twice for the same reason is stored once.</summary>
internal static class DeadLetterStatements
{
    private const string Add = $"""
        INSERT INTO dead_letter_events (id, channel, instance_id, delivery_id, code, reason, body, verified_by, status, retry_count,
            received_at, created_at, updated_at)
        VALUES (@id, @channel, @instance, @webhook, @code, @reason, @body, @verified, '{DeadLetterStatus.Pending}', 0, @received, @now,
        @now)
        ON CONFLICT (delivery_id, code) DO NOTHING
        """;

    public static ValueTask AddDeadLetterAsync(this WriteSession session, DeadLetterRow row) => session.WriteAsync(
        Add,
        ("@id", row.Id), ("@channel", row.Channel), ("@instance", row.InstanceId), ("@webhook", row.WebhookId), ("@code", row.Code),
        ("@reason", row.Reason), ("@body", row.Body), ("@verified", row.VerifiedBy), ("@received", row.ReceivedAt),
        ("@now", row.CreatedAt));
}
