using Omni.Api.Persistence;
using Omni.Api.Persistence.Statements;

namespace Omni.Api.Events;

/// <summary>Without a bus of other machines there is nobody to publish to: the relay's mark goes along, so that a bus that is added later gets no history.</summary>
internal sealed class LocalRelayMark(EventLog log, IUnitOfWork unitOfWork) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => MoveAsync();

    public Task StopAsync(CancellationToken cancellationToken) => MoveAsync();

    private async Task MoveAsync()
    {
        var last = await log.LastAsync(CancellationToken.None);
        if (await unitOfWork.ReadProgressAsync(EventRelay.Mark, CancellationToken.None) < last)
            await unitOfWork.RunAsync(session => session.SetProgressAsync(EventRelay.Mark, last), CancellationToken.None);
    }
}
