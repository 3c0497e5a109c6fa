using Omni.Channels.WhatsAppCloud.Graph;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>What came of an upload: a closed union.</summary>
internal abstract record MediaUpload
{
    private MediaUpload()
    {
    }

    /// <summary>Meta has it, by this id.</summary>
    public sealed record Done(string Id) : MediaUpload;

    /// <summary>Meta refused it.</summary>
    public sealed record Refused(GraphError Error) : MediaUpload;

    /// <summary>It did not get there.</summary>
    public sealed record Failed(string ErrorCode, string Error, TimeSpan? RetryAfter) : MediaUpload
    {
        /// <summary>Whether Meta could not be reached, or gave no answer: any upload would have met that.</summary>
        public bool IsServiceTrouble { get; init; }
    }
}
