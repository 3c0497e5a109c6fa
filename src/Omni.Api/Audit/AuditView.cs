using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Audit;

/// <summary>A request as it was answered.</summary>
internal sealed record AuditView(
    long Id, Guid ApiKeyId, string ApiKeyName, string Method, string Path, string? Operation, int StatusCode, long ResponseTimeMs, string? IpAddress, string? UserAgent, string RequestId, DateTimeOffset Timestamp)
{
    public static AuditView Of(AuditRow row) =>
        new(row.Seq, row.KeyId, row.KeyName, row.Method, row.Path, row.Operation, row.StatusCode, row.LatencyMs, row.RemoteAddress, row.UserAgent, row.RequestId, row.At.ToTime());
}
