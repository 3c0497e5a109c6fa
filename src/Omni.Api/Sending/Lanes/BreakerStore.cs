using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Api.Persistence.Statements;

namespace Omni.Api.Sending.Lanes;

/// <summary>Keeps open breakers on disk: a host that starts in the middle of an outage does not try it again with its messages.</summary>
internal sealed class BreakerStore(IUnitOfWork unitOfWork)
{
    public Task<List<LaneBreakerRow>> ReadAllAsync(CancellationToken ct) => unitOfWork.RunAsync(session => session.ReadLaneBreakersAsync(), ct);

    public Task KeepAsync(LaneBreakerRow row, CancellationToken ct) => unitOfWork.RunAsync(session => session.SetLaneBreakerAsync(row), ct);

    public Task RemoveAsync(Guid instanceId, CancellationToken ct) => unitOfWork.RunAsync(session => session.RemoveLaneBreakerAsync(instanceId), ct);
}
