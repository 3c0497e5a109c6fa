using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Erasures;

namespace Omni.Api.Erasure;

/// <summary>Builds the view of an erasure.</summary>
internal static class ErasureView
{
    public static ErasureStatus Of(IReadOnlyList<ErasureRow> rows) => new()
    {
        Id = rows[0].RequestId,
        State = new[] { ErasureState.Running, ErasureState.Waiting }.FirstOrDefault(state => rows.Any(r => r.State == state))
            ?? ErasureState.Done,
        Contact = rows[0].Contact,
        Instances = [.. rows.Select(OfInstance)],
        RequestedBy = rows[0].KeyName,
        CreatedAt = rows[0].CreatedAt.ToTime(),
        CompletedAt = rows.All(r => r.CompletedAt is not null) ? rows.Max(r => r.CompletedAt)?.ToTime() : null,
    };

    private static ErasureOfInstance OfInstance(ErasureRow row)
    {
        var progress = RunningErasure.ProgressOf(row);
        return new ErasureOfInstance
        {
            InstanceId = row.InstanceId,
            State = row.State,
            Messages = progress.ErasedMessages,
            Media = progress.ErasedMedia,
            Events = progress.ErasedEvents,
            Webhooks = progress.ErasedWebhooks,
            Error = row.Error,
        };
    }
}
