namespace Omni.Api.Foundation.Http;

/// <summary>Limits of a body whose sender is not known yet.</summary>
internal sealed record BodyLimits
{
    /// <summary>Maximum bytes of one body.</summary>
    public required int MaxBytes { get; init; }

    /// <summary>Maximum bytes of all large bodies being read.</summary>
    public required long MaxTogether { get; init; }

    /// <summary>Maximum time from the headers to the last byte.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Minimum average bytes per second, once <see cref="BodyReader.Grace"/> is over.</summary>
    public required int MinBytesPerSecond { get; init; }
}
