namespace Omni.Channels.Sdk.Channels;

/// <summary>Media that the host stores, opened for reading.</summary>
public sealed record MediaFile : IAsyncDisposable
{
    /// <summary>The bytes.</summary>
    public required Stream Content { get; init; }

    /// <summary>The size in bytes.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>The MIME type.</summary>
    public required string MimeType { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file name.</summary>
    public required string Filename { get; init; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
