using Omni.Api.Storage;

namespace Omni.Api.Events;

/// <summary>
/// Without a bus of other machines there is nobody to publish to: the relay's mark goes along at each start, so that a bus that is added
/// later does not get all of history.
/// </summary>
internal sealed class LocalRelayMark(EventLog log, IUnitOfWork unitOfWork) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var last = await log.LastAsync(cancellationToken);
        if (await unitOfWork.ReadProgressAsync(EventRelay.Mark, cancellationToken) < last)
            await unitOfWork.RunAsync(session => session.SetProgressAsync(EventRelay.Mark, last), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
