namespace Omni.Contract.Webhooks;

/// <summary>The body of <c>POST /webhooks/replay</c>.</summary>
public sealed record ReplayRequest
{
    /// <summary>Webhooks received then or later. Required.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Webhooks received then or earlier; now, when it is not given.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The most webhooks of one call, 1 to 5,000; default 5,000.</summary>
    public int? Limit { get; init; }

    /// <summary>Goes on where the call before ended: its <c>cursor</c>.</summary>
    public string? Cursor { get; init; }
}
