namespace Omni.Api.Storage;

/// <summary>Runs work without a result.</summary>
internal static class UnitOfWorkExtensions
{
    public static Task RunAsync(this IUnitOfWork unitOfWork, Func<WriteSession, ValueTask> work, CancellationToken ct) =>
        unitOfWork.RunAsync(async session =>
        {
            await work(session);
            return true;
        }, ct);
}
