using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel whose media lies with it until it is fetched.</summary>
public interface IMediaChannel
{
    /// <summary>Begins to read media. The caller reads the stream to its end, or disposes of it sooner.</summary>
    Task<MediaDownload> OpenMediaAsync(Guid instanceId, RemoteMedia media, CancellationToken ct);
}
