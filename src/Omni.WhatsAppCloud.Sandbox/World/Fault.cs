namespace Omni.WhatsAppCloud.Sandbox.World;

/// <summary>Something that goes wrong with the next calls to the Graph API.</summary>
internal sealed record Fault
{
    /// <summary>How many calls it hits. 1..1,000,000, default 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Answer this Graph error.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The error's subcode.</summary>
    public int? ErrorSubcode { get; init; }

    /// <summary>Answer this HTTP status; alone, the body is no Graph error.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Wait so long before anything else, in ms. 0..60,000.</summary>
    public int? DelayMs { get; init; }

    /// <summary>Do the call, and wait so long before its answer, in ms. 0..60,000.</summary>
    public int? AnswerDelayMs { get; init; }

    /// <summary><c>before</c>: the connection breaks and nothing was done; <c>after</c>: it breaks when the call was done.</summary>
    public string? Drop { get; init; }

    /// <summary>What is wrong with it; null when it can be used.</summary>
    public string? Complaint() => this switch
    {
        { Count: < 1 or > 1_000_000 } => "count must be 1..1000000",
        { HttpStatus: { } status } when status is < 400 or > 599 => "httpStatus must be 400..599",
        { DelayMs: { } delay } when delay is < 0 or > 60_000 => "delayMs must be 0..60000",
        { AnswerDelayMs: { } delay } when delay is < 0 or > 60_000 => "answerDelayMs must be 0..60000",
        { Drop: { } drop } when drop is not ("before" or "after") => "drop must be 'before' or 'after'",
        { ErrorCode: null, HttpStatus: null, DelayMs: null, AnswerDelayMs: null, Drop: null } => "give at least one of errorCode, httpStatus, delayMs, answerDelayMs, drop",
        _ => null,
    };
}
