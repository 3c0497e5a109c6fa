using System.Net;
using System.Text.Json;

namespace Omni.Client;

/// <summary>Thrown when the host refuses a request or fails to process it.</summary>
public sealed class OmniApiException : Exception
{
    internal OmniApiException(
        HttpStatusCode status, string code, string message, JsonElement? details, string? requestId, TimeSpan? retryAfter)
        : base($"{(int)status} {code}: {message}")
    {
        (Status, Code, Reason, Details, RequestId, RetryAfter) = (status, code, message, details, requestId, retryAfter);
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>
    /// The error code, such as <c>VALIDATION_ERROR</c>, <c>NOT_FOUND</c>, <c>CHANNEL_SEND_FAILED</c>. docs/errors.md lists them.
    /// </summary>
    public string Code { get; }

    /// <summary>A human-readable explanation: what is wrong and what to do.</summary>
    public string Reason { get; }

    /// <summary>Details: <c>fields</c> of a validation error, <c>errorCode</c> of a channel. Null when there are none.</summary>
    public JsonElement? Details { get; }

    /// <summary>The request id in the host's log and audit; null when the response has none.</summary>
    public string? RequestId { get; }

    /// <summary>How long to wait before a retry, for 429 and 503; null when the host gives no time.</summary>
    public TimeSpan? RetryAfter { get; }

    internal static async Task<Exception?> OfAsync(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode) return null;
        var text = await response.Content.ReadAsStringAsync();
        var (code, message, details) = Read(text, response);
        var requestId = response.Headers.TryGetValues("x-request-id", out var ids) ? ids.FirstOrDefault() : null;
        return new OmniApiException(response.StatusCode, code, message, details, requestId, response.Headers.RetryAfter?.Delta);
    }

    /// <summary>Reads the contract's error format; a proxy may respond with another one.</summary>
    private static (string Code, string Message, JsonElement? Details) Read(string text, HttpResponseMessage response)
    {
        try
        {
            var error = JsonElement.Parse(text).GetProperty("error");
            return (error.GetProperty("code").GetString() ?? "ERROR", error.GetProperty("message").GetString() ?? "",
                error.TryGetProperty("details", out var details) ? details : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return ("ERROR", response.ReasonPhrase ?? "The answer is not one of Omni's", null);
        }
    }
}
