namespace Omni.Channels.Sdk.Channels;

/// <summary>Reads media that the host stores.</summary>
public interface IMediaSource
{
    /// <summary>Opens media by the host's id; null when it does not exist. The caller disposes of the result.</summary>
    Task<MediaFile?> OpenAsync(Guid mediaId, CancellationToken ct);
}
