namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>An error answer of Meta, flattened. https://developers.facebook.com/docs/graph-api/guides/error-handling</summary>
internal sealed record GraphError
{
    /// <summary>Meta's code; 0 for an answer that is not Meta's own (<see cref="IsForeign"/>).</summary>
    public required int Code { get; init; }

    public int? Subcode { get; init; }

    public required string Message { get; init; }

    /// <summary>What exactly is wrong, when Meta says so.</summary>
    public string? Details { get; init; }

    public bool IsTransient { get; init; }

    /// <summary>HTTP status of the answer.</summary>
    public required int HttpStatus { get; init; }

    /// <summary>What Meta's support asks for.</summary>
    public string? TraceId { get; init; }

    /// <summary>
    /// True when the answer is not Meta's own error with a code (a proxy's page, an empty body): of a message it says nothing, neither that
    /// it was taken nor that it was not.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>
    /// How long Meta asks to be left alone: the longer of <c>Retry-After</c> and its usage headers; null when neither is there.
    /// </summary>
    public TimeSpan? RegainAccessAfter { get; init; }

    /// <summary>Whether it says that calls come too fast, of the call limits or of the number's pace.</summary>
    public bool IsRateLimit => HttpStatus == 429 || Rule.Action is GraphAction.Pause or GraphAction.SlowDown or GraphAction.HoldRecipient;

    /// <summary>What to do about it.</summary>
    public GraphErrorRule Rule => GraphErrorCatalog.RuleFor(this);

    /// <summary>One line for a person: code, message, details.</summary>
    public string Describe()
    {
        var text = Details is null || Message.Contains(Details, StringComparison.Ordinal) ? Message : $"{Message}: {Details}";
        return Rule.Meaning is { } meaning ? $"({Code}) {text} — {meaning}" : $"({Code}) {text}";
    }
}
