namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>The answer of <c>GET /{media-id}</c>; an upload answers the id alone.</summary>
internal sealed record MediaResponse
{
    public string? Id { get; init; }

    /// <summary>Where the bytes are for five minutes, behind the same token.</summary>
    public string? Url { get; init; }

    public string? MimeType { get; init; }

    /// <summary>SHA-256 of the content.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public long? FileSize { get; init; }
}
