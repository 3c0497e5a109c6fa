using Omni.Api.Storage;

namespace Omni.Api.Projections;

/// <summary>
/// Statements on marketing preferences. They are kept on every identity of a person on an instance, so that they survive a merge of
/// persons and concern this business only. The newest decision counts.
/// </summary>
internal static class PreferenceStatements
{
    private const string Set = """
        UPDATE platform_identities SET is_marketing_stopped = @stopped, marketing_changed_at = @at, updated_at = @now
            WHERE person_id = @person AND instance_id = @instance AND (marketing_changed_at IS NULL OR marketing_changed_at <= @at)
        """;

    public static ValueTask SetMarketingAsync(
        this WriteSession session, Guid personId, Guid instanceId, bool isStopped, long at, long now) => session.WriteAsync(
        Set, ("@stopped", isStopped), ("@at", at), ("@now", now), ("@person", personId), ("@instance", instanceId));
}
