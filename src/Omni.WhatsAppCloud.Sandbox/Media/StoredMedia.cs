namespace Omni.WhatsAppCloud.Sandbox.Media;

/// <summary>Media in the sandbox's store. Its bytes are a file.</summary>
internal sealed record StoredMedia
{
    public required string Id { get; init; }
    public required string PhoneNumberId { get; init; }
    public required string MimeType { get; init; }
    public required string Path { get; init; }
    public required long Size { get; init; }

    /// <summary>SHA-256 of the bytes, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When its id expires.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Failures of its downloads.</summary>
    public MediaBehavior Behavior { get; init; } = new();
}
