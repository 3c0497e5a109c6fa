namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>An error answer of Meta, flattened. https://developers.facebook.com/docs/graph-api/guides/error-handling</summary>
internal sealed record GraphError
{
    /// <summary>Meta's code; 0 also when the answer had none that can be read.</summary>
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

    /// <summary>True when the answer was no Graph error at all (a proxy's page, an empty body).</summary>
    public bool IsForeign { get; init; }

    /// <summary>When Meta's usage headers promise that calls pass again.</summary>
    public TimeSpan? RegainAccessAfter { get; init; }

    /// <summary>What to do about it.</summary>
    public GraphErrorRule Rule => GraphErrorCatalog.RuleFor(this);

    /// <summary>One line for a person: code, message, details.</summary>
    public string Describe()
    {
        var text = Details is null || Message.Contains(Details, StringComparison.Ordinal) ? Message : $"{Message}: {Details}";
        return Rule.Meaning is { } meaning ? $"({Code}) {text} — {meaning}" : $"({Code}) {text}";
    }
}
