using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Consumers;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Consumers;

namespace Omni.Api.Erasure;

/// <summary>
/// Conditions of durable consumers that name the person: their values are replaced. The person's events are gone already.
/// </summary>
internal sealed class ConsumerTraces(IReadDb reads, IUnitOfWork unitOfWork) : IErasureStep
{
    private static readonly JsonElement Erased = JsonSerializer.SerializeToElement(JsonTraces.Erased);

    public string Name => "consumers";

    public bool IsRepeated => false;

    public async Task<bool> EraseSliceAsync(RunningErasure erasure, CancellationToken ct)
    {
        if (erasure.Progress.Position > 0) return false;
        await using var db = reads.Open();
        var named = (await db.EventConsumers.Where(c => c.Filters != null).ToListAsync(ct)).FindAll(c => erasure.Subject.IsIn(c.Filters));
        await erasure.SaveAsync(unitOfWork, erasure.Progress with { Position = 1 }, async session =>
        {
            foreach (var row in named)
            {
                var filters = JsonSerializer.Serialize(
                    ConsumerView.FiltersOf(row)!.Select(f => Clean(f, erasure.Subject)), OmniJson.Readable);
                await session.Db.EventConsumers.Where(c => c.Id == row.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.Filters, filters), CancellationToken.None);
            }
        });
        return true;
    }

    private static ConsumerFilter Clean(ConsumerFilter filter, ErasureSubject subject) =>
        subject.IsIn(filter.Value?.ToString()) ? filter with { Value = Erased } : filter;
}
