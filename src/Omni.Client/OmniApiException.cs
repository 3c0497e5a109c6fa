using System.Net;
using System.Text.Json;

namespace Omni.Client;

/// <summary>The host refused, or could not do, what was asked.</summary>
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
    /// What it is, such as <c>VALIDATION_ERROR</c>, <c>NOT_FOUND</c>, <c>CHANNEL_SEND_FAILED</c>. docs/errors.md lists them.
    /// </summary>
    public string Code { get; }

    /// <summary>What is wrong and what to do, for people.</summary>
    public string Reason { get; }

    /// <summary>More about it: <c>fields</c> of a validation, <c>errorCode</c> of a channel.</summary>
    public JsonElement? Details { get; }

    /// <summary>The request as the host's log and audit know it.</summary>
    public string? RequestId { get; }

    /// <summary>When to come again; of a 429 or 503.</summary>
    public TimeSpan? RetryAfter { get; }

    internal static async Task<Exception?> OfAsync(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode) return null;
        var text = await response.Content.ReadAsStringAsync();
        var (code, message, details) = Read(text, response);
        var requestId = response.Headers.TryGetValues("x-request-id", out var ids) ? ids.FirstOrDefault() : null;
        return new OmniApiException(response.StatusCode, code, message, details, requestId, response.Headers.RetryAfter?.Delta);
    }

    /// <summary>The contract's shape; a proxy in between may answer in another one.</summary>
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
