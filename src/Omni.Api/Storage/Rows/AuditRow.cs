namespace Omni.Api.Storage.Rows;

/// <summary>A request with a key, as it was answered; or several requests with wrong keys.</summary>
internal sealed class AuditRow
{
    /// <summary>Order of the answers.</summary>
    public long Seq { get; set; }
    public Guid KeyId { get; set; }
    public required string KeyName { get; set; }
    public required string Method { get; set; }

    /// <summary>The path without its query, which may contain a key; contacts in it are masked.</summary>
    public required string Path { get; set; }

    /// <summary>The name of the endpoint, such as <c>sendText</c>.</summary>
    public string? Operation { get; set; }
    public int StatusCode { get; set; }
    public long LatencyMs { get; set; }
    public string? RemoteAddress { get; set; }
    public string? UserAgent { get; set; }
    public required string RequestId { get; set; }

    /// <summary>What the request asked for beyond the ordinary, such as <c>despiteOptOut</c>.</summary>
    public string? Note { get; set; }

    /// <summary>The number of requests it stands for: more than one only for wrong keys.</summary>
    public int Requests { get; set; } = 1;

    /// <summary>When it was answered, Unix ms.</summary>
    public long At { get; set; }
}
