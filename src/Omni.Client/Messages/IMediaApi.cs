using Omni.Contract.Media;
using Refit;

namespace Omni.Client.Messages;

/// <summary>Media of messages.</summary>
public interface IMediaApi
{
    /// <summary>Fetch a message's media now, also when it was given up.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/media/download")]
    Task<Data<DownloadedMedia>> DownloadMediaAsync([Body] DownloadMediaRequest request, CancellationToken ct = default);
}
