using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Audit;

/// <summary>Statements on the audit. One row per request, so plain SQL.</summary>
internal static class AuditStatements
{
    private const string Add = """
        INSERT INTO audit_log (key_id, key_name, method, path, operation, status_code, latency_ms, remote_address, user_agent, request_id,
            requests, note, at)
        VALUES (@key, @name, @method, @path, @operation, @status, @latency, @address, @agent, @request, @requests, @note, @at)
        """;

    private const string Use =
        "UPDATE api_keys SET usage_count = usage_count + @count, last_used_at = @at WHERE id = @key AND (last_used_at "
        + "IS NULL OR last_used_at <= @at)";

    // Rows come in the order of their answers, so the oldest are the first.
    private const string Purge = """
        DELETE FROM audit_log WHERE seq IN (SELECT seq FROM audit_log ORDER BY seq LIMIT @limit)
            AND (at < @before OR seq <= (SELECT max(seq) FROM audit_log) - @keep)
        """;

    public static ValueTask AddAuditAsync(this WriteSession session, AuditRow row) => session.WriteAsync(
        Add, ("@key", row.KeyId), ("@name", row.KeyName), ("@method", row.Method), ("@path", row.Path), ("@operation", row.Operation),
        ("@status", row.StatusCode), ("@latency", row.LatencyMs), ("@address", row.RemoteAddress), ("@agent", row.UserAgent),
        ("@request", row.RequestId), ("@requests", row.Requests), ("@note", row.Note), ("@at", row.At));

    /// <summary>Records the use of a key.</summary>
    public static ValueTask UseKeyAsync(this WriteSession session, Guid keyId, int count, long at) =>
        session.WriteAsync(Use, ("@count", count), ("@at", at), ("@key", keyId));

    /// <summary>Removes a slice of entries that are too old or too many; returns their number.</summary>
    public static ValueTask<int> PurgeAuditAsync(this WriteSession session, long before, long keep, int limit) =>
        session.ExecuteAsync(Purge, ("@limit", limit), ("@before", before), ("@keep", keep));
}
