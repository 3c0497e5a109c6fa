namespace Omni.Channels.Sdk.Abilities;

/// <summary>The result of opening media: a closed union.</summary>
public abstract record MediaDownload
{
    /// <summary>
    /// The error code when the instance cannot reach its channel now. The host waits and does not count an attempt.
    /// </summary>
    public const string NotConnected = "NOT_CONNECTED";

    private MediaDownload()
    {
    }

    /// <summary>The media is open for reading.</summary>
    public sealed record Opened : MediaDownload, IAsyncDisposable
    {
        /// <summary>The bytes.</summary>
        public required Stream Content { get; init; }

        /// <summary>The MIME type that the channel declares; null when it declares none.</summary>
        public string? MimeType { get; init; }

        /// <summary>The expected size in bytes; null when the channel does not report it.</summary>
        public long? SizeBytes { get; init; }

        /// <summary>The expected SHA-256 in lower-case hex; null when the channel does not report it.</summary>
        public string? Sha256 { get; init; }

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => Content.DisposeAsync();
    }

    /// <summary>The media could not be opened.</summary>
    /// <param name="ErrorCode">The channel's code, or one of Omni's.</param>
    /// <param name="Error">What happened and what to do.</param>
    /// <param name="CanRetry">Whether a retry can succeed.</param>
    public sealed record Failed(string ErrorCode, string Error, bool CanRetry) : MediaDownload;
}
