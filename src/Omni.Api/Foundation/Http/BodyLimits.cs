namespace Omni.Api.Foundation.Http;

/// <summary>What a body may take before it is known who sends it.</summary>
internal sealed record BodyLimits
{
    /// <summary>Bytes of one body.</summary>
    public required int MaxBytes { get; init; }

    /// <summary>Bytes of all large bodies that are being read.</summary>
    public required long MaxTogether { get; init; }

    /// <summary>From the headers to the last byte.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Bytes a second on average, once <see cref="BodyReader.Grace"/> is over.</summary>
    public required int MinBytesPerSecond { get; init; }
}
