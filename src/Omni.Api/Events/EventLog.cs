using System.Data.Common;
using Omni.Api.Storage;

namespace Omni.Api.Events;

/// <summary>Reads the committed events in order: the source of every way out.</summary>
internal sealed class EventLog(IReadDb reads)
{
    public const int PageSize = 256;

    /// <summary>Reads at most a page of the events after a place.</summary>
    public Task<List<CommittedEvent>> ReadAfterAsync(long after, CancellationToken ct) => reads.ReadEventsAsync(after, PageSize, Map, ct);

    /// <summary>The place of the last event; 0 before the first.</summary>
    public Task<long> LastAsync(CancellationToken ct) => reads.ReadLastEventAsync(ct);

    /// <summary>The place of an event; null when there is none of that id.</summary>
    public Task<long?> PlaceOfAsync(Guid id, CancellationToken ct) => reads.ReadEventPlaceAsync(id, ct);

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
