using Omni.Api.Storage;

namespace Omni.Api.Erasure;

/// <summary>Raw webhooks kept for a replay: the person's parts are removed, the others stay.</summary>
internal sealed class InboxTraces(IInboxStore inbox, IUnitOfWork unitOfWork, WebhookBodies bodies) : IErasureStep
{
    private const int Slice = 200;

    public string Name => "webhooks";

    public bool IsRepeated => false;

    public async Task<bool> EraseSliceAsync(RunningErasure erasure, CancellationToken ct)
    {
        var slice = (await inbox.ReadAfterAsync(erasure.Progress.Position, Slice, ct)).TakeWhile(d => d.Id <= erasure.Subject.LastWebhook)
            .ToList();
        if (slice.Count == 0) return false;
        var erase = await bodies.EraserOfAsync(erasure, ct);
        var changes = new List<(long Id, byte[]? Body)>();
        foreach (var stored in slice)
        {
            if (erase(stored.Webhook.Channel, stored.Webhook.InstanceId, stored.Webhook.Body) is { } body)
                changes.Add((stored.Id, body.IsEmpty ? null : body.ToArray()));
        }

        if (changes.Count > 0) inbox.Replace(changes);
        await erasure.SaveAsync(unitOfWork,
            erasure.Progress with { Position = slice[^1].Id, ErasedWebhooks = erasure.Progress.ErasedWebhooks + changes.Count });
        return true;
    }
}
