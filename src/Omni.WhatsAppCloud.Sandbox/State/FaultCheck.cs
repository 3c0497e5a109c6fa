using System.Net.Http.Headers;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>Validates a fault: values out of range, and fields that exclude each other.</summary>
internal static class FaultCheck
{
    private const int MaxCalls = 1_000_000, MaxWaitMs = 60_000, MaxSpanMs = 3_600_000;
    private const int MaxBody = 65_536, MaxHeaders = 10, MaxHeaderValue = 2048;

    /// <summary>Headers that the server itself writes.</summary>
    private static readonly string[] Framing = ["Content-Length", "Content-Type", "Transfer-Encoding", "Connection"];

    /// <summary>Returns an error; null when the fault is valid.</summary>
    public static string? ComplaintOf(Fault fault) =>
        Range(fault) ?? Choice(fault) ?? Clash(fault) ?? fault.Headers?.Select(ComplaintOf).FirstOrDefault(c => c is not null);

    private static string? Range(Fault fault) => fault switch
    {
        { Count: < 1 or > MaxCalls } => "count must be 1..1000000",
        { Skip: < 0 or > MaxCalls } => "skip must be 0..1000000",
        { Every: < 1 or > MaxCalls } => "every must be 1..1000000",
        { Probability: not (> 0 and <= 1) } => "probability must be above 0 and at most 1",
        { LastsMs: < 1 or > MaxSpanMs } => "lastsMs must be 1..3600000",
        { DelayMs: < 0 or > MaxWaitMs } => "delayMs must be 0..60000",
        { AnswerDelayMs: < 0 or > MaxWaitMs } => "answerDelayMs must be 0..60000",
        { StatusDelayMs: < 0 or > MaxSpanMs } => "statusDelayMs must be 0..3600000",
        { HttpStatus: { } status, Body: null } when status is < 400 or > 599 => "httpStatus must be 400..599, or 200..599 with a body",
        { HttpStatus: { } status } when status is < 200 or > 599 or 204 or 205 or 304 =>
            "httpStatus must be 200..599, and none that forbids a body (204, 205, 304)",
        { Body.Length: > MaxBody } => "body must be at most 65536 characters",
        { Headers.Count: > MaxHeaders } => "headers must be at most 10",
        _ => null,
    };

    private static string? Choice(Fault fault) => fault switch
    {
        { Drop: not (null or Fault.Before or Fault.After) } => "drop must be 'before' or 'after'",
        { Calls: not (Fault.AllCalls or Fault.Sends or Fault.OtherCalls) } => "calls must be 'all', 'sends' or 'others'",
        { Statuses: not (null or Fault.Never) } => "statuses must be 'never'; statusDelayMs makes them come late",
        { ContentType: { } type } when !MediaTypeHeaderValue.TryParse(type, out _) => "contentType must be a media type such as text/html",
        _ => null,
    };

    private static string? Clash(Fault fault)
    {
        (bool IsGiven, string Name)[] answers =
        [
            (fault.ErrorCode is not null, "errorCode"),
            (fault.Body is not null, "body"),
            (fault.Hang, "hang"),
            (fault.Drop is not null, "drop"),
        ];
        var given = answers.Where(a => a.IsGiven).Select(a => a.Name).ToList();
        var isSilent = fault.Hang || fault.Drop is not null;
        var isAboutError = fault.ErrorSubcode is not null || fault.IsTransient is not null || fault.ErrorDetails is not null;
        return fault switch
        {
            _ when given.Count > 1 => $"{string.Join(" and ", given)} exclude each other: the caller gets one answer",
            { HttpStatus: not null } when isSilent => $"httpStatus and {given[0]} exclude each other: there is no answer",
            { Headers: not null } when isSilent => $"headers and {given[0]} exclude each other: there is no answer",
            { ErrorCode: null } when isAboutError => "errorSubcode, isTransient and errorDetails need errorCode",
            { ContentType: not null, Body: null } => "contentType needs body",
            { UntilCleared: true } when fault.Count is not null || fault.LastsMs is not null => "untilCleared excludes count and lastsMs",
            { To: not null, Calls: Fault.OtherCalls } => "to concerns sends, so calls cannot be 'others'",
            { Accept: true, Drop: Fault.Before } => "accept and drop 'before' exclude each other: nothing was done",
            { Accept: false, Drop: Fault.After } => "accept false and drop 'after' exclude each other: it was done",
            { Accept: not null, Lies: false, Drop: null } =>
                "accept needs another answer than the call's: errorCode, httpStatus, body or hang",
            { Statuses: not null, StatusDelayMs: not null } => "statuses 'never' and statusDelayMs exclude each other",
            { IsDone: false } when fault.Statuses is not null || fault.StatusDelayMs is not null =>
                "statuses and statusDelayMs need a call that is done: add accept",
            { Lies: false, Drop: null, DelayMs: null, AnswerDelayMs: null, Headers: null, Statuses: null, StatusDelayMs: null } =>
                "give at least one of errorCode, httpStatus, body, headers, hang, drop, delayMs, answerDelayMs, statuses, statusDelayMs",
            _ => null,
        };
    }

    private static string? ComplaintOf(KeyValuePair<string, string> header) => header switch
    {
        { Key: "" } => "a header needs a name",
        { Key: var name } when name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-') => $"'{name}' is no name of a header",
        { Key: var name } when Framing.Contains(name, StringComparer.OrdinalIgnoreCase) =>
            $"the header {name} is the server's own; use body and contentType",
        { Value: null } => $"the header {header.Key} needs a value",
        { Value: { } value } when value.Length > MaxHeaderValue || value.Any(c => c is < ' ' or > '~') =>
            $"the header {header.Key} must be at most 2048 printable ASCII characters",
        _ => null,
    };
}
