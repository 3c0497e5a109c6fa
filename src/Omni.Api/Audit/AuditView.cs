using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Access;

namespace Omni.Api.Audit;

/// <summary>Builds the view of an audit entry.</summary>
internal static class AuditView
{
    public static AuditEntry Of(AuditRow row) => new()
    {
        Id = row.Seq,
        ApiKeyId = row.KeyId,
        ApiKeyName = row.KeyName,
        Method = row.Method,
        Path = ContentMask.Path(row.Path),
        Operation = row.Operation,
        StatusCode = row.StatusCode,
        ResponseTimeMs = row.LatencyMs,
        IpAddress = row.RemoteAddress,
        UserAgent = row.UserAgent,
        RequestId = row.RequestId,
        Timestamp = row.At.ToTime(),
        Requests = row.Requests,
        Note = row.Note,
    };
}
