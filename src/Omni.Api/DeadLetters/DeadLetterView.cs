using System.Text;
using Omni.Api.Access;
using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.DeadLetters;

/// <summary>A dead letter as REST shows it.</summary>
internal sealed record DeadLetterView
{
    public required Guid Id { get; init; }
    public required string Channel { get; init; }
    public Guid? InstanceId { get; init; }
    public required string Code { get; init; }
    public required string Reason { get; init; }
    public required string Status { get; init; }
    public required int RetryCount { get; init; }

    /// <summary>The webhook as it came, as text; null for a key without messages:read.</summary>
    public string? RawPayload { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The dead letter as a key may see it: without <see cref="Caller.Content"/> nothing of the webhook itself.</summary>
    public DeadLetterView For(Caller caller) =>
        caller.SeesContent ? this : this with { RawPayload = null, Reason = ContentMask.Numbers(Reason)! };

    public static DeadLetterView Of(DeadLetterRow row) => new()
    {
        Id = row.Id,
        Channel = row.Channel,
        InstanceId = row.InstanceId,
        Code = row.Code,
        Reason = row.Reason,
        Status = row.Status,
        RetryCount = row.RetryCount,
        RawPayload = Encoding.UTF8.GetString(row.Body),
        ReceivedAt = row.ReceivedAt.ToTime(),
        CreatedAt = row.CreatedAt.ToTime(),
    };
}
