using Omni.Channels.WhatsAppCloud.Graph;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>The result of an upload: a closed union.</summary>
internal abstract record MediaUpload
{
    private MediaUpload()
    {
    }

    /// <summary>Meta stored the upload under this id.</summary>
    public sealed record Done(string Id) : MediaUpload;

    /// <summary>Meta refused the upload.</summary>
    public sealed record Refused(GraphError Error) : MediaUpload;

    /// <summary>The upload did not reach Meta, or no response arrived.</summary>
    public sealed record Failed(string ErrorCode, string Error, TimeSpan? RetryAfter) : MediaUpload
    {
        /// <summary>Whether Meta was unreachable or did not respond, independently of this upload.</summary>
        public bool IsServiceTrouble { get; init; }
    }
}
