namespace Omni.Contract.Webhooks;

/// <summary>The body of <c>POST /webhooks/replay</c>.</summary>
public sealed record ReplayRequest
{
    /// <summary>The start of the range, inclusive. Required.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The end of the range, inclusive; null means now.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The maximum number of webhooks per call, 1 to 5,000; default 5,000.</summary>
    public int? Limit { get; init; }

    /// <summary><c>cursor</c> of the previous call; null for the first call.</summary>
    public string? Cursor { get; init; }
}
