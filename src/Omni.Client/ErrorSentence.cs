using System.Text.RegularExpressions;
using Omni.Contract.Errors;

namespace Omni.Client;

/// <summary>Says a failure in one sentence: what was called, with which status and code, why it failed, and what to do.</summary>
internal static partial class ErrorSentence
{
    public static string Of(HttpResponseMessage response, HostError error)
    {
        var request = OmniApiException.Header(response, "x-request-id") is { } id ? $", request {id}" : "";
        var answer = $"{(int)response.StatusCode} {error.Code}{request}";
        return $"{CallOf(response.RequestMessage)} failed with {answer}: {error.Message.TrimEnd('.')}; {Advice(response, error)}.";
    }

    /// <summary>The call without its query, and without numbers of people in its path.</summary>
    public static string CallOf(HttpRequestMessage? request) => request is null
        ? "The call"
        : $"{request.Method} {LongNumber().Replace(PathOf(request), "…")}";

    private static string PathOf(HttpRequestMessage request) =>
        request.RequestUri is { IsAbsoluteUri: true } uri ? uri.AbsolutePath : request.RequestUri?.ToString().Split('?')[0] ?? "/";

    private static string Advice(HttpResponseMessage response, HostError error) => error.Code switch
    {
        ErrorCode.Validation => "correct the request and repeat it: nothing was stored",
        ErrorCode.NotSupported or ErrorCode.RecipientNotOnChannel => "do not repeat it: nothing was sent",
        ErrorCode.Unauthorized => "set OmniClientOptions.ApiKey to a valid key",
        ErrorCode.Forbidden => "use a key with the scope and the instance",
        ErrorCode.NotFound => "check the id and the path",
        ErrorCode.Conflict => "read the current state, or use another name or idempotency key",
        ErrorCode.PayloadTooLarge or ErrorCode.UnsupportedMediaType or ErrorCode.MethodNotAllowed =>
            "change the request before you repeat it",
        ErrorCode.ChannelTimeout => "read the message instead of sending it again: its outcome is not known yet",
        ErrorCode.ChannelNotConnected when error.ReadDetails().MessageId is not null => "read the message instead of sending it again",
        ErrorCode.ChannelNotConnected => "connect the instance and repeat it",
        ErrorCode.ChannelSendFailed when error.ReadDetails().Retryable != true =>
            "correct the cause before you send it again: the channel refused it",
        ErrorCode.QueryTimeout => "narrow the query before you repeat it",
        ErrorCode.Internal => "search the host's log for the request id",
        _ when RetryDelay.Of(response, TimeProvider.System) is { } wait => $"repeat it after {Math.Ceiling(wait.TotalSeconds):0} s",
        ErrorCode.RateLimited or ErrorCode.RequestTimeout or ErrorCode.ReadsBusy => "repeat it later",
        _ when error.IsForeign => "check what stands between the client and the host, such as a proxy",
        _ => "see docs/errors.md",
    };

    [GeneratedRegex(@"(?<![0-9a-fA-F-])\+?\d{7,}(?![0-9a-fA-F-])", RegexOptions.None, 1000)]
    private static partial Regex LongNumber();
}
