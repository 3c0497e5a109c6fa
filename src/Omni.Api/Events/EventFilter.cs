using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>Selects events.</summary>
internal sealed record EventFilter
{
    public Guid? InstanceId { get; init; }
    public IReadOnlyList<string>? Channels { get; init; }
    public IReadOnlyList<string>? EventTypes { get; init; }
    public IReadOnlyList<string>? ContentTypes { get; init; }
    public string? Direction { get; init; }
    public Guid? PersonId { get; init; }
    public Guid? ChatId { get; init; }

    /// <summary>The message, by its id in this host or the channel's: of every instance that has one of that id.</summary>
    public string? MessageId { get; init; }
    public string? ExternalId { get; init; }
    public IReadOnlyList<string>? Statuses { get; init; }
    public long? SinceUnixMs { get; init; }
    public long? UntilUnixMs { get; init; }
    public string? Search { get; init; }

    /// <summary>The instances the key may see; null means all.</summary>
    public IReadOnlyList<Guid>? Visible { get; init; }
    public int Limit { get; init; }
    public Cursor? Cursor { get; init; }

    /// <summary>The filter of a validated search, limited to what the key may see.</summary>
    public static EventFilter Of(SearchEventsRequest request, Caller caller)
    {
        var filters = request.Filters ?? new EventFilters();
        return new EventFilter
        {
            Search = string.IsNullOrEmpty(request.Query) ? null : request.Query,
            Channels = filters.Channel,
            InstanceId = filters.InstanceId,
            PersonId = filters.PersonId,
            ChatId = filters.ChatId,
            MessageId = filters.MessageId,
            ExternalId = filters.ExternalId is { } externalId ? NamedMessages.ExternalIdOf(externalId) : null,
            Statuses = filters.Status,
            EventTypes = filters.EventType,
            ContentTypes = filters.ContentType,
            Direction = filters.Direction,
            SinceUnixMs = filters.Since?.ToUnixTimeMilliseconds(),
            UntilUnixMs = filters.Until?.ToUnixTimeMilliseconds(),
            Visible = caller.InstanceIds,
            Limit = Math.Min(request.Limit ?? ListQuery.DefaultLimit, ListQuery.MaxLimit),
            Cursor = Foundation.Http.Cursor.TryParse(request.Cursor, out var cursor) ? cursor : null,
        };
    }
}
