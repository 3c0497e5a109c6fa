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

    /// <summary>Types, and beginnings of types with <c>*</c>.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    /// <summary>As <see cref="EventTypes"/>, and stronger.</summary>
    public IReadOnlyList<string>? ExcludedTypes { get; init; }
    public IReadOnlyList<string>? ContentTypes { get; init; }
    public string? Direction { get; init; }

    /// <summary>All ids of the person, or of the persons.</summary>
    public IReadOnlyList<Guid>? PersonIds { get; init; }

    /// <summary>Whether everything in the chats of these persons is wanted, not only what is about them.</summary>
    public bool WithTheirChats { get; init; }

    /// <summary>All ids of the chat.</summary>
    public IReadOnlyList<Guid>? ChatIds { get; init; }

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
            MessageId = filters.MessageId,
            ExternalId = filters.ExternalId is { } externalId ? NamedMessages.ExternalIdOf(externalId) : null,
            Statuses = filters.Status,
            EventTypes = filters.EventType,
            ExcludedTypes = filters.ExcludeTypes,
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
