namespace Omni.Contract.Events.Payloads;

/// <summary>A kind of error of a flow.</summary>
public sealed record FlowError
{
    /// <summary>The kind, such as <c>PUBLIC_KEY_MISSING</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Its share in percent; null when unknown.</summary>
    public decimal? Rate { get; init; }

    /// <summary>How often; null when unknown.</summary>
    public long? Count { get; init; }
}
