using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Erasure;

/// <summary>Dead letters: the person's parts are removed, the others can still be retried.</summary>
internal sealed class DeadLetterTraces(IReadDb reads, IUnitOfWork unitOfWork, WebhookBodies bodies) : IErasureStep
{
    private const int Slice = 50;

    public string Name => "dead letters";

    public bool IsRepeated => false;

    public async Task<bool> EraseSliceAsync(RunningErasure erasure, CancellationToken ct)
    {
        await using var db = reads.Open();
        var after = erasure.Progress.Position;
        var slice = await db.DeadLetters.Where(d => d.Seq > after).OrderBy(d => d.Seq).Take(Slice).ToListAsync(ct);
        if (slice.Count == 0) return false;
        var erase = await bodies.EraserOfAsync(erasure, ct);
        var changes = new List<(DeadLetterRow Row, byte[] Body, string Reason)>();
        foreach (var row in slice.Where(d => d.WebhookId <= erasure.Subject.LastWebhook))
        {
            if (erase(row.Channel, row.InstanceId, row.Body) is { } body)
                changes.Add((row, body.ToArray(), Clean(row.Reason, erasure.Subject)));
        }

        var noted = slice.FindAll(d => erasure.Subject.IsIn(d.Note));
        await erasure.SaveAsync(
            unitOfWork,
            erasure.Progress with { Position = slice[^1].Seq, ErasedWebhooks = erasure.Progress.ErasedWebhooks + changes.Count },
            async session =>
            {
                foreach (var row in noted)
                {
                    var note = Clean(row.Note!, erasure.Subject);
                    await session.Db.DeadLetters.Where(d => d.Id == row.Id)
                        .ExecuteUpdateAsync(set => set.SetProperty(d => d.Note, note), CancellationToken.None);
                }

                foreach (var (row, body, reason) in changes)
                {
                    var letter = session.Db.DeadLetters.Where(d => d.Id == row.Id);
                    if (body.Length == 0) await letter.ExecuteDeleteAsync(CancellationToken.None);
                    else
                        await letter.ExecuteUpdateAsync(
                            set => set.SetProperty(d => d.Body, body).SetProperty(d => d.Reason, reason), CancellationToken.None);
                }
            });
        return true;
    }

    private static string Clean(string reason, ErasureSubject subject) =>
        subject.Names.Aggregate(reason, (text, name) => text.Replace(name, JsonTraces.Erased, StringComparison.Ordinal));
}
