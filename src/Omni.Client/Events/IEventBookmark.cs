namespace Omni.Client.Events;

/// <summary>Stores the id of the last event that a program handled, for its next start.</summary>
public interface IEventBookmark
{
    /// <summary>Returns the stored id; null when there is none.</summary>
    /// <param name="ct">Cancels the call.</param>
    Task<Guid?> FindAsync(CancellationToken ct);

    /// <summary>Replaces the stored id. The id must be durable when the call returns.</summary>
    /// <param name="eventId">The id of the event; <see cref="Guid.Empty"/> before the first event.</param>
    /// <param name="ct">Cancels the call.</param>
    Task KeepAsync(Guid eventId, CancellationToken ct);
}
