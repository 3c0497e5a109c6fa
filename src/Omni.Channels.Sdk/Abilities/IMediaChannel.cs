using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that stores inbound media until the host downloads it.</summary>
public interface IMediaChannel
{
    /// <summary>Opens media for reading. The caller disposes of the result.</summary>
    Task<MediaDownload> OpenMediaAsync(Guid instanceId, RemoteMedia media, CancellationToken ct);
}
