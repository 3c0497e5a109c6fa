using System.Text.Json;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Consumers;

namespace Omni.Api.Consumers;

/// <summary>Builds the view of a consumer.</summary>
internal static class ConsumerView
{
    /// <summary>The consumer as a key may see it: without <see cref="Caller.Content"/> its conditions have no values.</summary>
    public static EventConsumer For(this EventConsumer consumer, Caller caller) => caller.SeesContent ? consumer : consumer with
    {
        Filters = consumer.Filters is { } filters ? [.. filters.Select(f => f with { Value = null })] : null,
    };

    /// <param name="row">The consumer.</param>
    /// <param name="last">The number of the last event.</param>
    public static EventConsumer Of(EventConsumerRow row, long last)
    {
        var head = HeadOf(row, last);
        return new EventConsumer
        {
            Id = row.Id,
            Name = row.Name,
            EventType = row.EventType,
            ExcludeTypes = ExcludedOf(row),
            Filters = FiltersOf(row),
            Shared = row.IsShared,
            LeaseMs = row.IsShared ? row.LeaseMs : null,
            Cursor = row.Cursor,
            Head = head,
            Lag = head - row.Cursor,
            CaughtUp = head == row.Cursor,
            CreatedAt = row.CreatedAt.ToTime(),
            UpdatedAt = row.UpdatedAt.ToTime(),
        };
    }

    /// <summary>The end of the log. The events at it may have been erased; then the cursor is beyond what is left.</summary>
    public static long HeadOf(EventConsumerRow row, long last) => Math.Max(row.Cursor, last);

    public static IReadOnlyList<string>? ExcludedOf(EventConsumerRow row) =>
        row.ExcludeTypes is { } types ? JsonSerializer.Deserialize<List<string>>(types, JsonSerializerOptions.Web) : null;

    public static IReadOnlyList<ConsumerFilter>? FiltersOf(EventConsumerRow row) =>
        row.Filters is { } filters ? JsonSerializer.Deserialize<List<ConsumerFilter>>(filters, JsonSerializerOptions.Web) : null;
}
