
namespace Omni.Api.Storage.Sqlite;

/// <summary>
/// Records in <c>omni.db</c> that its <c>inbox.db</c> was created, before the first webhook is accepted. A start that does not find it
/// knows that it was lost.
/// </summary>
internal sealed class SqliteInboxMark(IUnitOfWork unitOfWork) : IHostedService
{
    public const string Name = "inbox-made";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await unitOfWork.ReadProgressAsync(Name, cancellationToken) == 0)
            await unitOfWork.RunAsync(session => session.SetProgressAsync(Name, 1), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
