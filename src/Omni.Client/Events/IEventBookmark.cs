namespace Omni.Client.Events;

/// <summary>Keeps the id of the last event that a program has handled, for its next start.</summary>
public interface IEventBookmark
{
    /// <summary>The id that was kept last; null when none was.</summary>
    /// <param name="ct">Cancels the call.</param>
    Task<Guid?> FindAsync(CancellationToken ct);

    /// <summary>Keeps an id in place of the one before. When it returns, the id outlasts the program.</summary>
    /// <param name="eventId">The event; <see cref="Guid.Empty"/> before the first one.</param>
    /// <param name="ct">Cancels the call.</param>
    Task KeepAsync(Guid eventId, CancellationToken ct);
}
