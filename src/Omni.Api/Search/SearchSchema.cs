using Omni.Api.Storage;

namespace Omni.Api.Search;

/// <summary>
/// Makes the index at the start of the host. It belongs to no migration: it is made from the other tables, and made anew when its form
/// changes.
/// </summary>
internal sealed class SearchSchema(ISearchDialect dialect, IUnitOfWork unitOfWork) : IHostedService
{
    /// <summary>The form of the index. Raise it when words are folded otherwise.</summary>
    private const int Form = 1;

    /// <summary>The mark that the index has been made.</summary>
    private string Made => $"search:{dialect.Name}:{Form}";

    /// <summary>The mark of a kind.</summary>
    public string MarkOf(int kind) => $"{Made}:{kind}";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var isMade = await unitOfWork.ReadProgressAsync(Made, cancellationToken) > 0;
        await unitOfWork.RunAsync(async session =>
        {
            foreach (var statement in isMade ? [] : dialect.Remove) await session.ExecuteAsync(statement);
            foreach (var statement in dialect.Make) await session.ExecuteAsync(statement);
            if (!isMade) await session.SetProgressAsync(Made, 1);
        }, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
