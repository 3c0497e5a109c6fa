using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph;

namespace Omni.Channels.WhatsAppCloud.Sending;

/// <summary>What an error answer says of the message. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes</summary>
internal static class Refusal
{
    /// <summary>Media that Meta could not take is sent once more, with a fresh upload.</summary>
    private const int TriesWithMedia = 2;

    private static readonly TimeSpan WhenNothingIsSaid = TimeSpan.FromMinutes(1), FirstRetry = TimeSpan.FromSeconds(1);

    /// <summary>Of the answer to the message itself.</summary>
    public static SendResult Of(GraphError error)
    {
        // Something between us and Meta answered, or Meta without a code of its own: nobody knows what became of the message.
        if (error.IsForeign)
            return new SendResult.Ambiguous(error.Describe())
            {
                PauseFor = error.IsRateLimit ? error.RegainAccessAfter ?? WhenNothingIsSaid : null,
            };

        var rule = error.Rule;
        return new SendResult.Failed($"{error.Code}", error.Describe(), rule.Reach, RetryAfter(error))
        {
            IsKept = rule.IsKept,
            IsServiceTrouble = rule.Action == GraphAction.Retry,
            MayHaveBeenTaken = rule.Action is GraphAction.Retry or GraphAction.UploadAgain,
            AttemptLimit = rule.Action == GraphAction.UploadAgain ? TriesWithMedia : null,
        };
    }

    /// <summary>
    /// Of the answer to the upload before it: no message left. A limit of uploads, or trouble with them, holds the messages that need one,
    /// not the number; a token that is refused holds it as ever.
    /// </summary>
    public static SendResult.Failed OfUpload(GraphError error)
    {
        var rule = error.Rule;
        var code = error.IsForeign ? $"HTTP_{error.HttpStatus}" : $"{error.Code}";
        var passes = rule.RetryAfter is not null || error.IsRateLimit;
        return new SendResult.Failed(
            code, error.Describe(), passes ? FailureReach.Message : rule.Reach, passes ? RetryAfter(error) ?? FirstRetry : null)
        {
            IsKept = rule.IsKept,
            IsServiceTrouble = passes && !error.IsRateLimit,
        };
    }

    /// <summary>
    /// Of call limits, Meta says itself when they are over; of other passing trouble it may ask for a longer pause than ours.
    /// </summary>
    private static TimeSpan? RetryAfter(GraphError error)
    {
        var planned = error.Rule.Action == GraphAction.UploadAgain ? FirstRetry : error.Rule.RetryAfter;
        if (planned is null || error.RegainAccessAfter is not { } asked) return planned;
        return asked > planned || error.Rule.Action == GraphAction.Pause ? asked : planned;
    }
}
