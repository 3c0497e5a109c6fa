using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Erasure;

/// <summary>How far it is with erasing somebody.</summary>
internal sealed record ErasureView
{
    public required Guid Id { get; init; }

    /// <summary><c>running</c>, <c>waiting</c> for the outcome of messages that were leaving, or <c>done</c>.</summary>
    public required string State { get; init; }

    /// <summary>Who, masked.</summary>
    public required string Contact { get; init; }
    public required IReadOnlyList<OfInstance> Instances { get; init; }

    /// <summary>The key that asked for it.</summary>
    public required string RequestedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }

    public static ErasureView Of(IReadOnlyList<ErasureRow> rows) => new()
    {
        Id = rows[0].RequestId,
        State = new[] { ErasureRow.Running, ErasureRow.Waiting }.FirstOrDefault(state => rows.Any(r => r.State == state)) ?? ErasureRow.Done,
        Contact = rows[0].Contact,
        Instances = [.. rows.Select(OfInstance.Of)],
        RequestedBy = rows[0].KeyName,
        CreatedAt = rows[0].CreatedAt.ToTime(),
        CompletedAt = rows.All(r => r.CompletedAt is not null) ? rows.Max(r => r.CompletedAt)?.ToTime() : null,
    };

    /// <summary>What is gone of an instance so far.</summary>
    internal sealed record OfInstance(Guid InstanceId, string State, long Messages, long Media, long Events, long Webhooks, string? Error)
    {
        public static OfInstance Of(ErasureRow row)
        {
            var progress = RunningErasure.ProgressOf(row);
            return new OfInstance(row.InstanceId, row.State, progress.ErasedMessages, progress.ErasedMedia, progress.ErasedEvents, progress.ErasedWebhooks, row.Error);
        }
    }
}
