namespace Omni.Client.Access;

/// <summary>A request as it was answered.</summary>
public sealed record AuditEntry
{
    /// <summary>The id.</summary>
    public required long Id { get; init; }

    /// <summary>The api key id.</summary>
    public required Guid ApiKeyId { get; init; }

    /// <summary>The api key name.</summary>
    public required string ApiKeyName { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path.</summary>
    public required string Path { get; init; }

    /// <summary>The operation.</summary>
    public string? Operation { get; init; }

    /// <summary>The status code.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The response time ms.</summary>
    public required long ResponseTimeMs { get; init; }

    /// <summary>The ip address.</summary>
    public string? IpAddress { get; init; }

    /// <summary>The user agent.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The request id.</summary>
    public required string RequestId { get; init; }

    /// <summary>How many requests it stands for: more than one only of wrong keys.</summary>
    public required int Requests { get; init; }

    /// <summary>When, Unix ms.</summary>
    public required DateTimeOffset Timestamp { get; init; }
}
