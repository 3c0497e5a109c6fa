using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph;

namespace Omni.Channels.WhatsAppCloud.Sending;

/// <summary>Maps an error response to a send result. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes</summary>
internal static class Refusal
{
    /// <summary>A message whose media Meta could not process is sent once more, with a new upload.</summary>
    private const int TriesWithMedia = 2;

    private static readonly TimeSpan WhenNothingIsSaid = TimeSpan.FromMinutes(1), FirstRetry = TimeSpan.FromSeconds(1);

    /// <summary>Maps the response to the message itself.</summary>
    public static SendResult Of(GraphError error)
    {
        // The response comes from a proxy, or from Meta without an error code: the outcome of the message is unknown.
        if (error.IsForeign)
            return new SendResult.Ambiguous(error.Describe())
            {
                PauseFor = error.IsRateLimit ? error.RegainAccessAfter ?? WhenNothingIsSaid : null,
            };

        var rule = error.Rule;
        return new SendResult.Failed($"{error.Code}", error.Describe(), rule.Reach, RetryAfter(error))
        {
            OmniCode = OmniCodes.Of(error),
            IsKept = rule.IsKept,
            IsServiceTrouble = rule.IsServiceTrouble,
            MayHaveBeenTaken = rule.MayHaveBeenTaken,
            AttemptLimit = rule.Action == GraphAction.UploadAgain ? TriesWithMedia : rule.Tries,
        };
    }

    /// <summary>
    /// Maps the response to the upload before the message: no message left. An upload limit or failure holds only messages that need an
    /// upload; a refused token stops the number.
    /// </summary>
    public static SendResult.Failed OfUpload(GraphError error)
    {
        var rule = error.Rule;
        var code = error.IsForeign ? $"HTTP_{error.HttpStatus}" : $"{error.Code}";
        var passes = rule.RetryAfter is not null || error.IsRateLimit;
        return new SendResult.Failed(
            code, error.Describe(), passes ? FailureReach.Message : rule.Reach, passes ? RetryAfter(error) ?? FirstRetry : null)
        {
            OmniCode = OmniCodes.Of(error),
            IsKept = rule.IsKept,
            IsServiceTrouble = passes && !error.IsRateLimit && !rule.IsOfRequest,
            AttemptLimit = rule.Tries,
        };
    }

    /// <summary>
    /// Meta reports when a call limit ends. For other temporary failures it may ask for a longer pause than the rule's own.
    /// </summary>
    private static TimeSpan? RetryAfter(GraphError error)
    {
        var planned = error.Rule.Action == GraphAction.UploadAgain ? FirstRetry : error.Rule.RetryAfter;
        if (planned is null || error.RegainAccessAfter is not { } asked) return planned;
        return asked > planned || error.Rule.Action == GraphAction.Pause ? asked : planned;
    }
}
