using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Sending.Lanes;

/// <summary>Statements on open breakers.</summary>
internal static class LaneBreakerStatements
{
    private const string Set = """
        INSERT INTO lane_breakers (instance_id, opened_at, trials, reason) VALUES (@instance, @opened, @trials, @reason)
        ON CONFLICT (instance_id) DO UPDATE SET opened_at = excluded.opened_at, trials = excluded.trials, reason = excluded.reason
        """;

    private const string Remove = "DELETE FROM lane_breakers WHERE instance_id = @instance";

    private const string ReadAll = "SELECT instance_id, opened_at, trials, reason FROM lane_breakers";

    public static ValueTask SetLaneBreakerAsync(this WriteSession session, LaneBreakerRow row) => session.WriteAsync(
        Set, ("@instance", row.InstanceId), ("@opened", row.OpenedAt), ("@trials", row.Trials), ("@reason", row.Reason));

    public static ValueTask RemoveLaneBreakerAsync(this WriteSession session, Guid instanceId) =>
        session.WriteAsync(Remove, ("@instance", instanceId));

    public static ValueTask<List<LaneBreakerRow>> ReadLaneBreakersAsync(this WriteSession session) => session.ReadAllAsync(
        ReadAll,
        row => new LaneBreakerRow
        {
            InstanceId = row.GetGuid(0),
            OpenedAt = row.GetInt64(1),
            Trials = (int)row.GetInt64(2),
            Reason = row.GetString(3),
        });
}
