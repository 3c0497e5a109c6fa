using Omni.Api.Access;
using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Audit;

/// <summary>A request as it was answered; of wrong keys also several of one address, told by the last of them.</summary>
internal sealed record AuditView(
    long Id, Guid ApiKeyId, string ApiKeyName, string Method, string Path, string? Operation, int StatusCode, long ResponseTimeMs, string? IpAddress, string? UserAgent, string RequestId, DateTimeOffset Timestamp)
{
    /// <summary>How many requests it stands for.</summary>
    public required int Requests { get; init; }

    public static AuditView Of(AuditRow row) =>
        new(row.Seq, row.KeyId, row.KeyName, row.Method, ContentMask.Path(row.Path), row.Operation, row.StatusCode, row.LatencyMs,
            row.RemoteAddress, row.UserAgent, row.RequestId, row.At.ToTime())
        {
            Requests = row.Requests,
        };
}
