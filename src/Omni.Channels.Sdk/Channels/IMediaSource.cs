namespace Omni.Channels.Sdk.Channels;

/// <summary>Media that the host keeps.</summary>
public interface IMediaSource
{
    /// <summary>Opens media by the host's id; null when it is not there.</summary>
    Task<MediaFile?> OpenAsync(Guid mediaId, CancellationToken ct);
}
