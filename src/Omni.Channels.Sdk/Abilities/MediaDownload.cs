namespace Omni.Channels.Sdk.Abilities;

/// <summary>What came of opening media: a closed union.</summary>
public abstract record MediaDownload
{
    /// <summary>
    /// The code of a failure that is none of the media's: the instance cannot reach its channel now. The host waits, and counts no try.
    /// </summary>
    public const string NotConnected = "NOT_CONNECTED";

    private MediaDownload()
    {
    }

    /// <summary>The bytes are coming.</summary>
    public sealed record Opened : MediaDownload, IAsyncDisposable
    {
        /// <summary>The bytes.</summary>
        public required Stream Content { get; init; }

        /// <summary>The MIME type that the channel names; null when it names none.</summary>
        public string? MimeType { get; init; }

        /// <summary>How many bytes there must be; null when the channel does not say.</summary>
        public long? SizeBytes { get; init; }

        /// <summary>The SHA-256 that they must have, lower-case hex; null when the channel does not say.</summary>
        public string? Sha256 { get; init; }

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => Content.DisposeAsync();
    }

    /// <summary>They cannot be had.</summary>
    /// <param name="ErrorCode">The channel's code, or one of ours.</param>
    /// <param name="Error">What happened and what to do.</param>
    /// <param name="CanRetry">Whether trying again can help.</param>
    public sealed record Failed(string ErrorCode, string Error, bool CanRetry) : MediaDownload;
}
