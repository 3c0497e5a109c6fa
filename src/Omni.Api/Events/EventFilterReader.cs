using Omni.Api.Access;
using Omni.Api.Addressing;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>Reads the filter of a list of events from its query, or from the body of a search.</summary>
internal sealed class EventFilterReader(NamedChats chats, IReadDb reads)
{
    /// <summary>The query parameters of every list of events.</summary>
    public static readonly string[] Parameters =
        ["instanceId", "channel", "eventType", "excludeTypes", "contentType", "direction", "since", "until", "limit", "cursor"];

    /// <summary>The filter, or the refusal.</summary>
    public async Task<(EventFilter? Filter, ApiError? Refusal)> ReadAsync(IQueryCollection parameters, Caller caller, CancellationToken ct)
    {
        var query = new ListQuery(parameters);
        var person = query.Id("personId");
        var filter = new EventFilter
        {
            InstanceId = query.Id("instanceId"),
            Channels = query.Csv("channel"),
            EventTypes = Globs("eventType"),
            ExcludedTypes = Globs("excludeTypes"),
            ContentTypes = query.Csv("contentType"),
            MessageId = query.Text("messageId"),
            ExternalId = query.Text("externalId") is { } externalId ? NamedMessages.ExternalIdOf(externalId) : null,
            Statuses = query.Csv("status"),
            Direction = query.OneOf("direction", Direction.Inbound, Direction.Outbound),
            SinceUnixMs = query.Time("since"),
            UntilUnixMs = query.Time("until"),
            Search = query.Text("search"),
            Visible = caller.InstanceIds,
            Limit = query.Limit(),
            Cursor = query.Cursor(),
        };
        return query.Refusal is { } refusal
            ? (null, refusal)
            : await ResolvedAsync(filter, query.Text("chatId"), person, "chatId", caller, ct);

        IReadOnlyList<string>? Globs(string name)
        {
            var globs = query.Csv(name);
            if (EventTypeGlobs.FaultOf(globs) is { } fault) query.Fault(name, fault);
            return globs;
        }
    }

    /// <summary>The filter of a validated search, or the refusal.</summary>
    public Task<(EventFilter? Filter, ApiError? Refusal)> OfAsync(SearchEventsRequest request, Caller caller, CancellationToken ct) =>
        ResolvedAsync(
            EventFilter.Of(request, caller), request.Filters?.ChatId, request.Filters?.PersonId, "filters.chatId", caller,
            ct);

    private async Task<(EventFilter? Filter, ApiError? Refusal)> ResolvedAsync(
        EventFilter filter, string? chatReference, Guid? person, string field, Caller caller, CancellationToken ct)
    {
        if (filter.InstanceId is { } instance && caller.RefusalOf(instance) is { } foreign) return (null, foreign);

        // A search reveals texts by its results, so it requires the scope that reads them.
        if (filter.Search is not null && caller.RefusalOfContent("A search of texts") is { } blind) return (null, blind);
        var (chat, refusal) = await chats.FilterAsync(chatReference, filter.InstanceId, caller, field, ct);
        if (refusal is not null) return (null, refusal);
        await using var db = reads.Open();
        return (filter with
        {
            ChatIds = chat is { } id ? await db.IdsOfChatAsync(id, ct) : null,
            PersonIds = person is { } who ? await db.IdsOfPersonAsync(who, ct) : null,
        }, null);
    }
}
