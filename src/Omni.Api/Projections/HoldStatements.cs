using System.Text.Json;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Projections;

/// <summary>
/// Statements on the holds of an instance, which are a JSON column of its row. The newest statement of a name counts. A hold that has ended
/// stays for a while, so that an older statement that arrives late does not bring it back.
/// </summary>
internal static class HoldStatements
{
    private const string Read = "SELECT holds FROM instances WHERE id = @id";

    private const string Held = "SELECT id, channel FROM instances WHERE holds IS NOT NULL";

    private const string Set = "UPDATE instances SET holds = @holds WHERE id = @id";

    private static readonly TimeSpan EndedStays = TimeSpan.FromDays(30);

    /// <summary>The holds that a column contains.</summary>
    public static IReadOnlyList<SendHold> Parse(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<SendHold>>(json, JsonSerializerOptions.Web) ?? [];

    /// <summary>Adds statements to those stored.</summary>
    public static async ValueTask AddHoldsAsync(this WriteSession session, Guid instanceId, IReadOnlyList<SendHold> holds, long now)
    {
        var known = await session.ReadHoldsAsync(instanceId);
        var ended = DateTimeOffset.FromUnixTimeMilliseconds(now) - EndedStays;
        var all = known.Concat(holds).GroupBy(h => h.Name, StringComparer.Ordinal)
            .Select(of => of.Aggregate((one, next) => next.At >= one.At ? next : one))
            .Where(h => h.IsActive(ended));
        await session.WriteHoldsAsync(instanceId, [.. all]);
    }

    /// <summary>The instances of which something is or was held back, with their channels.</summary>
    public static ValueTask<List<(Guid Id, string Channel)>> ReadHeldAsync(this WriteSession session) =>
        session.ReadAllAsync(Held, row => (row.GetGuid(0), row.GetString(1)));

    /// <summary>Ends all holds of an instance.</summary>
    public static async ValueTask EndHoldsAsync(this WriteSession session, Guid instanceId, DateTimeOffset now)
    {
        var known = await session.ReadHoldsAsync(instanceId);
        if (known.Any(h => h.IsActive(now)))
            await session.WriteHoldsAsync(instanceId, [.. known.Select(h => h.IsActive(now) ? h with { Until = now } : h)]);
    }

    private static async ValueTask<IReadOnlyList<SendHold>> ReadHoldsAsync(this WriteSession session, Guid instanceId) =>
        Parse(await session.ReadOneAsync(Read, row => row.IsNull(0) ? null : row.GetString(0), ("@id", instanceId)));

    private static ValueTask WriteHoldsAsync(this WriteSession session, Guid instanceId, IReadOnlyList<SendHold> holds) =>
        session.WriteAsync(
            Set, ("@holds", holds.Count > 0 ? JsonSerializer.Serialize(holds, JsonSerializerOptions.Web) : null), ("@id", instanceId));
}
