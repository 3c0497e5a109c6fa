namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>
/// A fault of calls to the Graph API: the calls that it hits, their response, and whether the call takes effect
/// regardless.
/// </summary>
internal sealed record Fault
{
    public const string AllCalls = "all", Sends = "sends", OtherCalls = "others", Before = "before", After = "after", Never = "never";

    /// <summary>
    /// How many calls it hits. 1..1,000,000; default 1, or unbounded when <see cref="UntilCleared"/> or <see cref="LastsMs"/>
    /// is given.
    /// </summary>
    public int? Count { get; init; }

    /// <summary>How many matching calls pass before it begins. 0..1,000,000, default 0.</summary>
    public int Skip { get; init; }

    /// <summary>It hits one in this number of matching calls, beginning with the first. 1..1,000,000, default 1.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The probability with which a matching call is hit. Above 0, up to 1, default 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Whether it stays until the faults are cleared. Default false.</summary>
    public bool UntilCleared { get; init; }

    /// <summary>It ends this long after its first hit, in ms. 1..3,600,000.</summary>
    public int? LastsMs { get; init; }

    /// <summary>
    /// Which calls it concerns: <c>all</c>, <c>sends</c> (of messages) or <c>others</c>. Default <c>all</c>; an error code that Meta gives
    /// to messages only concerns sends.
    /// </summary>
    public string Calls { get; init; } = AllCalls;

    /// <summary>Hits only calls of this number or its account; null hits all.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Hits only sends to this phone, user id or group; null hits all.</summary>
    public string? To { get; init; }

    /// <summary>The Graph error code to return; null returns none.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>The error's subcode.</summary>
    public int? ErrorSubcode { get; init; }

    /// <summary>The error's <c>is_transient</c>.</summary>
    public bool? IsTransient { get; init; }

    /// <summary>The error's <c>error_data.details</c>.</summary>
    public string? ErrorDetails { get; init; }

    /// <summary>The HTTP status to return; without a code or body, the body is an HTML page.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The response body, sent unchanged; empty sends no body.</summary>
    public string? Body { get; init; }

    /// <summary>The content type of <see cref="Body"/>. Default <c>application/json</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>Headers of the response: <c>Retry-After</c>, <c>X-App-Usage</c>, …</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The delay before the call is processed, in ms. 0..60,000.</summary>
    public int? DelayMs { get; init; }

    /// <summary>The delay before the response, in ms. 0..60,000.</summary>
    public int? AnswerDelayMs { get; init; }

    /// <summary><c>before</c>: the connection breaks before the call is processed; <c>after</c>: it breaks afterwards.</summary>
    public string? Drop { get; init; }

    /// <summary>Whether no response is sent; the call ends when its caller gives up.</summary>
    public bool Hang { get; init; }

    /// <summary>Whether the call takes effect although the response reports a failure. Default false.</summary>
    public bool? Accept { get; init; }

    /// <summary><c>never</c>: no status of the message is sent.</summary>
    public string? Statuses { get; init; }

    /// <summary>The delay from accepting the message to its first status, in ms. 0..3,600,000.</summary>
    public int? StatusDelayMs { get; init; }

    /// <summary>Whether the fault replaces the response of the call.</summary>
    public bool Lies => ErrorCode is not null || HttpStatus is not null || Body is not null || Hang;

    /// <summary>Whether the call takes effect.</summary>
    public bool IsDone => Accept ?? (Drop == After || (Drop is null && !Lies));

    /// <summary>The number of calls it hits; null when unbounded.</summary>
    public int? Bound => Count ?? (UntilCleared || LastsMs is not null ? null : 1);

    /// <summary>Whether its code says something of the recipient or the template of a message.</summary>
    private bool IsOfMessages => ErrorCode is 130472 or 131021 or 131026 or 131030 or 131047 or 131049 or 131050 or 131051 or 131056
        or (>= 132000 and <= 132999);

    public bool Concerns(GraphCall call) =>
        (Calls == AllCalls ? call.IsSend || !IsOfMessages : (Calls == Sends) == call.IsSend)
        && (PhoneNumberId is null || PhoneNumberId == call.Number?.PhoneNumberId)
        && (To is null || (call.To is { } to && UserKey.Of(To) == UserKey.Of(to)));
}
