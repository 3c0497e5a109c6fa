namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>An error response of Meta, flattened. https://developers.facebook.com/docs/graph-api/guides/error-handling</summary>
internal sealed record GraphError
{
    /// <summary>The code of a refused cursor: the list is read again from its beginning.</summary>
    public const int CursorExpired = 131059;

    private const int Unknown = 1;

    /// <summary>Meta's code; 0 for a response that does not come from Meta (<see cref="IsForeign"/>).</summary>
    public required int Code { get; init; }

    public int? Subcode { get; init; }

    public required string Message { get; init; }

    /// <summary>Meta's details of the error; null when it gives none.</summary>
    public string? Details { get; init; }

    public bool IsTransient { get; init; }

    /// <summary>The HTTP status of the response.</summary>
    public required int HttpStatus { get; init; }

    /// <summary>The trace id that Meta's support asks for.</summary>
    public string? TraceId { get; init; }

    /// <summary>
    /// True when the response is not an error of Meta with a code (a proxy's page, an empty body). It does not show whether Meta accepted
    /// the message.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>
    /// How long Meta asks callers to pause: the longer of <c>Retry-After</c> and its usage headers; null when neither is present.
    /// </summary>
    public TimeSpan? RegainAccessAfter { get; init; }

    /// <summary>Whether it reports a rate limit: of calls, or of the number's throughput.</summary>
    public bool IsRateLimit => HttpStatus == 429 || Rule.Action is GraphAction.Pause or GraphAction.SlowDown or GraphAction.HoldRecipient;

    /// <summary>Whether Graph asks for a smaller page. It has no code of its own for that.</summary>
    public bool AsksForLessData => Code == Unknown
        && $"{Message} {Details}".Contains("reduce the amount of data", StringComparison.OrdinalIgnoreCase);

    /// <summary>The rule for this error.</summary>
    public GraphErrorRule Rule => GraphErrorCatalog.RuleFor(this);

    /// <summary>Returns one human-readable line: code, message, details.</summary>
    public string Describe()
    {
        var text = Details is null || Message.Contains(Details, StringComparison.Ordinal) ? Message : $"{Message}: {Details}";
        return Rule.Meaning is { } meaning ? $"({Code}) {text} — {meaning}" : $"({Code}) {text}";
    }
}
