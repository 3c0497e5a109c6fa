namespace Omni.Contract.Access;

/// <summary>A request as it was answered; of wrong keys also several of one address, described by the last of them.</summary>
public sealed record AuditEntry
{
    /// <summary>The number of the entry; a later one is larger.</summary>
    public required long Id { get; init; }

    /// <summary>The key that the request was made with; all zeros for a wrong key.</summary>
    public required Guid ApiKeyId { get; init; }

    /// <summary>The name of that key at that time.</summary>
    public required string ApiKeyName { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, with numbers of people masked.</summary>
    public required string Path { get; init; }

    /// <summary>The operation id of the OpenAPI document; null when the path is none of its.</summary>
    public required string? Operation { get; init; }

    /// <summary>The HTTP status that was answered.</summary>
    public required int StatusCode { get; init; }

    /// <summary>How long the answer took, in ms.</summary>
    public required long ResponseTimeMs { get; init; }

    /// <summary>The address that the request came from; null when it is not known.</summary>
    public required string? IpAddress { get; init; }

    /// <summary>The <c>User-Agent</c> header; null when there was none.</summary>
    public required string? UserAgent { get; init; }

    /// <summary>The <c>x-request-id</c> of the answer, which is also in the log.</summary>
    public required string RequestId { get; init; }

    /// <summary>When it was answered.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>How many requests it stands for: more than one only of wrong keys.</summary>
    public required int Requests { get; init; }
}
