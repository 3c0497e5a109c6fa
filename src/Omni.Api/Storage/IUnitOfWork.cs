namespace Omni.Api.Storage;

/// <summary>
/// The only way to write: every change of the main database goes through one queue, and the changes waiting there are committed together.
/// When the call returns, the change is on disk.
/// </summary>
internal interface IUnitOfWork
{
    /// <summary>
    /// Runs the work in a transaction that it may share with others. The work must touch nothing but the session, since it runs again,
    /// alone, when another work in its transaction fails. An exception undoes it and is thrown to the caller.
    /// </summary>
    Task<T> RunAsync<T>(Func<WriteSession, ValueTask<T>> work, CancellationToken ct);
}
