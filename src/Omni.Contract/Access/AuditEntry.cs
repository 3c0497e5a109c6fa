namespace Omni.Contract.Access;

/// <summary>
/// An audited request. Requests with wrong keys from the same address may share one entry, which describes the last of them.
/// </summary>
public sealed record AuditEntry
{
    /// <summary>The number of the entry; it increases over time.</summary>
    public required long Id { get; init; }

    /// <summary>The key that the request was made with; all zeros for a wrong key.</summary>
    public required Guid ApiKeyId { get; init; }

    /// <summary>The name of that key at that time.</summary>
    public required string ApiKeyName { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, with phone numbers masked.</summary>
    public required string Path { get; init; }

    /// <summary>The operation id of the OpenAPI document; null when the path matches no operation.</summary>
    public required string? Operation { get; init; }

    /// <summary>The HTTP status of the response.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The duration in ms.</summary>
    public required long ResponseTimeMs { get; init; }

    /// <summary>The IP address of the client; null when unknown.</summary>
    public required string? IpAddress { get; init; }

    /// <summary>The <c>User-Agent</c> header; null when there was none.</summary>
    public required string? UserAgent { get; init; }

    /// <summary>The <c>x-request-id</c> of the response, which is also in the log.</summary>
    public required string RequestId { get; init; }

    /// <summary>When the response was sent.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The number of requests that the entry represents; above 1 only for wrong keys.</summary>
    public required int Requests { get; init; }

    /// <summary>What the request asked for beyond the ordinary, such as <c>despiteOptOut</c>; null for others.</summary>
    public string? Note { get; init; }
}
