namespace Omni.Api.Storage;

/// <summary>
/// The one way to write: every change of the main database goes through one queue, and what waits there together is
/// committed together. When the call returns, the change is on disk.
/// </summary>
internal interface IUnitOfWork
{
    /// <summary>
    /// Runs the work in a transaction that it may share with others. The work touches nothing but the session, since it
    /// is run again, alone, when a neighbour in its transaction has failed. An exception undoes it and comes back to the caller.
    /// </summary>
    Task<T> RunAsync<T>(Func<WriteSession, ValueTask<T>> work, CancellationToken ct);
}
