using Omni.Api.Storage;

namespace Omni.Api.Events;

/// <summary>
/// Moves the relay's mark to the end at each start without an external bus, so that a bus added later does not get the whole history.
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
