using System.IO.Enumeration;
using System.Text.Json;
using Omni.Api.Events;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Events;

namespace Omni.Api.Consumers;

/// <summary>What a consumer wants: a type, no excluded type, and every condition met.</summary>
internal sealed class ConsumerSelection
{
    private readonly string _type;
    private readonly IReadOnlyList<string> _excluded;
    private readonly IReadOnlyList<FilterCheck> _filters;

    private ConsumerSelection(string type, IReadOnlyList<string> excluded, IReadOnlyList<FilterCheck> filters) =>
        (_type, _excluded, _filters) = (type, excluded, filters);

    public static ConsumerSelection Of(EventConsumerRow row) => new(
        row.EventType, ConsumerView.ExcludedOf(row) ?? [], [.. (ConsumerView.FiltersOf(row) ?? []).Select(f => new FilterCheck(f))]);

    /// <summary>The events of a page that it wants, in their order.</summary>
    public async Task<IReadOnlyList<EventRecord>> OfAsync(IReadOnlyList<EventRow> page, OmniDbContext db, CancellationToken ct) =>
        [.. (await EventQueries.ShowAsync(db, [.. page.Where(row => IsType(row.EventType))], ct)).Where(Holds)];

    private bool IsType(string type) => IsOf(type, _type) && !_excluded.Any(pattern => IsOf(type, pattern));

    private bool Holds(EventRecord record)
    {
        if (_filters.Count == 0) return true;
        if (record.RawPayload is not { } payload) return _filters.All(filter => filter.Holds([]));

        // Of a message, the channel's own object is inside.
        IReadOnlyList<JsonElement> roots =
            payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("rawPayload"u8, out var inner)
                ? [payload, inner]
                : [payload];
        return _filters.All(filter => filter.Holds(roots));
    }

    private static bool IsOf(string type, string pattern) => FileSystemName.MatchesSimpleExpression(pattern, type, ignoreCase: false);
}
