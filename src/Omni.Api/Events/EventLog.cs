using System.Data.Common;
using Omni.Api.Storage;

namespace Omni.Api.Events;

/// <summary>Reads the committed events in order: the source of every way out.</summary>
internal sealed class EventLog(IReadDb reads)
{
    public const int PageSize = 256;

    /// <summary>Reads at most a page of the events after a place.</summary>
    public Task<List<CommittedEvent>> ReadAfterAsync(long after, CancellationToken ct) => reads.ReadEventsAsync(after, PageSize, Map, ct);

    /// <summary>The number of the last event; 0 before the first.</summary>
    public Task<long> LastAsync(CancellationToken ct) => reads.ReadLastEventAsync(ct);

    /// <summary>The place of the last event.</summary>
    public async Task<EventPlace> LastPlaceAsync(CancellationToken ct) =>
        await LastAsync(ct) is > 0 and var last && await FindAsync(last, ct) is { } @event
            ? EventPlace.Of(last, @event.Id)
            : EventPlace.Beginning;

    /// <summary>
    /// The place that an id names: that of its event, or one that a stream wrote. Null when there is no such event (any longer), and when
    /// the place belongs to another log, such as one that a back-up replaced.
    /// </summary>
    public async Task<EventPlace?> PlaceOfAsync(Guid id, CancellationToken ct)
    {
        if (EventPlace.Read(id) is not { } place)
            return await reads.ReadEventPlaceAsync(id, ct) is { } seq ? EventPlace.Of(seq, id) : null;
        if (place == EventPlace.Beginning) return place;
        if (place.Seq < 0 || place.Seq > await LastAsync(ct)) return null;

        // The event at a place may be purged; then all that are kept came after it.
        return await FindAsync(place.Seq, ct) is not { } @event || EventPlace.Of(place.Seq, @event.Id) == place ? place : null;
    }

    private async Task<CommittedEvent?> FindAsync(long seq, CancellationToken ct) =>
        await reads.ReadEventsAsync(seq - 1, 1, Map, ct) is [{ } next] && next.Seq == seq ? next : null;

    private static CommittedEvent Map(DbDataReader reader) => new()
    {
        Seq = reader.GetInt64(0),
        Id = reader.GetGuid(1),
        Type = reader.GetString(2),
        Channel = reader.IsDBNull(3) ? null : reader.GetString(3),
        InstanceId = reader.IsDBNull(4) ? null : reader.GetGuid(4),
        ChatId = reader.IsDBNull(5) ? null : reader.GetGuid(5),
        Envelope = reader.GetString(6),
    };
}
