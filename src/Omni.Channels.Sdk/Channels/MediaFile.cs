namespace Omni.Channels.Sdk.Channels;

/// <summary>Media that the host keeps, opened for reading.</summary>
public sealed record MediaFile : IAsyncDisposable
{
    /// <summary>The bytes.</summary>
    public required Stream Content { get; init; }

    /// <summary>How many.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>The MIME type.</summary>
    public required string MimeType { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file's name.</summary>
    public required string Filename { get; init; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
