using Omni.Api.Access;
using Omni.Api.Addressing;
using Omni.Api.Foundation.Http;
using Omni.Contract.Messages;

namespace Omni.Api.Messages;

/// <summary>Reads the filter of a list of messages from its query.</summary>
internal sealed class MessageFilters(NamedChats chats, MessageQueries queries)
{
    /// <summary>The filter, or the refusal.</summary>
    /// <param name="parameters">The query.</param>
    /// <param name="chatId">The chat of the path; null when the query may name one.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<(MessageFilter? Filter, ApiError? Refusal)> ReadAsync(
        IQueryCollection parameters, Guid? chatId, Caller caller, CancellationToken ct)
    {
        var query = new ListQuery(parameters);
        var (since, after) = (query.Time("since"), query.TimeOrText("after"));
        var (until, before) = (query.Time("until"), query.TimeOrText("before"));
        var filter = new MessageFilter
        {
            ChatId = chatId,
            InstanceId = query.Id("instanceId"),
            Sources = query.Csv(
                "source", [MessageSource.Realtime, MessageSource.Standby, MessageSource.Sync, MessageSource.Api, MessageSource.Import]),
            MessageTypes = query.Csv("messageType"),
            Statuses = query.Csv("status", [MessageState.Active, MessageState.Edited, MessageState.Deleted, MessageState.Expired]),
            HasMedia = query.Flag("mediaOnly") == true ? true : query.Flag("hasMedia"),
            SinceUnixMs = Bounds(since, after.UnixMs) is { Count: > 0 } starts ? starts.Max() : null,
            UntilUnixMs = Bounds(until, before.UnixMs) is { Count: > 0 } ends ? ends.Min() : null,
            Search = query.Text("search"),
            Visible = caller.InstanceIds,
            Limit = query.Limit(),
            Cursor = query.Cursor(),
        };
        if (query.Refusal is { } wrong) return (null, wrong);
        if (filter.InstanceId is { } instance && caller.RefusalOf(instance) is { } foreign) return (null, foreign);
        if (chatId is null && query.Text("chatId") is { } reference)
        {
            var (chat, refusal) = await chats.FilterAsync(reference, filter.InstanceId, caller, "chatId", ct);
            if (refusal is not null) return (null, refusal);
            filter = filter with { ChatId = chat };
        }

        filter = filter with
        {
            After = await PlaceOfAsync("after", after.Text),
            Before = await PlaceOfAsync("before", before.Text),
        };
        return query.Refusal is { } unknown ? (null, unknown) : (filter, null);

        async Task<Cursor?> PlaceOfAsync(string name, string? message)
        {
            if (message is null) return null;
            var place = await queries.PlaceOfAsync(message, filter, ct);
            if (place is null) query.Fault(name, $"must be an ISO 8601 time or the id of a message of the list, not '{message}'");
            return place;
        }
    }

    private static IReadOnlyList<long> Bounds(params IEnumerable<long?> given) => [.. given.OfType<long>()];
}
