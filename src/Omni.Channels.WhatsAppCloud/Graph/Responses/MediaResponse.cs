namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>The response of <c>GET /{media-id}</c>; an upload returns only the id.</summary>
internal sealed record MediaResponse
{
    public string? Id { get; init; }

    /// <summary>A URL of the bytes, valid for five minutes with the same token.</summary>
    public string? Url { get; init; }

    public string? MimeType { get; init; }

    /// <summary>SHA-256 of the content.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The size in bytes.</summary>
    public long? FileSize { get; init; }
}
