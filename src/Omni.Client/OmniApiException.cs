using System.Net;
using System.Text.Json;
using Omni.Contract.Errors;

namespace Omni.Client;

/// <summary>
/// Thrown when the host refuses a request or fails to process it. <see cref="Exception.Message"/> is one sentence: what was called, with
/// which status and code, why it failed, and what to do.
/// </summary>
public sealed class OmniApiException : Exception
{
    internal OmniApiException(HttpResponseMessage response, HostError error)
        : base(ErrorSentence.Of(response, error))
    {
        Status = response.StatusCode;
        (Code, Reason, RawDetails) = (error.Code, error.Message, error.Details);
        Details = error.ReadDetails();
        RequestId = Header(response, "x-request-id");
        RetryAfter = RetryDelay.Of(response, TimeProvider.System);
        Ignored = IgnoredFields.Of(response);
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>
    /// The error code, one of <see cref="ErrorCode"/>, such as <c>VALIDATION_ERROR</c>; <c>ERROR</c> when the answer is not one of Omni's
    /// but of a proxy.
    /// </summary>
    public string Code { get; }

    /// <summary>What is wrong, as the host says it.</summary>
    public string Reason { get; }

    /// <summary>
    /// The details: the faulty fields of a request, the channel's code of a message. All of them null or empty when the answer has none.
    /// </summary>
    public ErrorDetails Details { get; }

    /// <summary>The details as JSON; null when there are none.</summary>
    public JsonElement? RawDetails { get; }

    /// <summary>The request id in the host's log and audit; null when the response has none.</summary>
    public string? RequestId { get; }

    /// <summary>How long to wait before a retry, for 429 and 503; null when the host gives no time.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The fields of the request that the host has no use for (header <c>x-omni-ignored</c>); empty when there are none.</summary>
    public IReadOnlyList<string> Ignored { get; }

    internal static async Task<Exception?> OfAsync(HttpResponseMessage response) => response.IsSuccessStatusCode
        ? null
        : new OmniApiException(response, await HostError.ReadAsync(response, CancellationToken.None).ConfigureAwait(false));

    internal static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
