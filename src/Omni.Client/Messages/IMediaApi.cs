using Omni.Contract.Media;
using Refit;

namespace Omni.Client.Messages;

/// <summary>Media of messages.</summary>
public interface IMediaApi
{
    /// <summary>Download a message's media now, even after the host gave up.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/media/download")]
    Task<Data<DownloadedMedia>> DownloadMediaAsync([Body] DownloadMediaRequest request, CancellationToken ct = default);
}
