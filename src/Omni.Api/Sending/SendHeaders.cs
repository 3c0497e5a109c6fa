using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Sending.Outbox;
using Omni.Api.Sending.Submission;

namespace Omni.Api.Sending;

/// <summary>
/// Reads the headers of a send request: <c>Idempotency-Key</c>, <c>Prefer: respond-async</c> and <c>x-correlation-id</c>.
/// </summary>
internal static class SendHeaders
{
    private const int MaxKeyLength = 255;
    private const string RespondAsync = "respond-async";

    /// <summary>The command with the options of the headers, or the refusal.</summary>
    public static (SendCommand Command, ApiError? Refusal) Read(HttpContext http, SendCommand command, Caller caller)
    {
        if (http.Request.Headers["Prefer"].ToString().Split([',', ';'])
            .Any(p => p.Trim().Equals(RespondAsync, StringComparison.OrdinalIgnoreCase)))
        {
            command = command with { RespondAsync = true };
            http.Response.Headers["Preference-Applied"] = RespondAsync;
        }

        // A repetition may have another one: it is no part of the fingerprint.
        var (given, correlation) = (command, http.Request.Headers["x-correlation-id"].ToString());
        if (IsPrintable(correlation)) command = command with { CorrelationId = correlation };
        if (!http.Request.Headers.TryGetValue("Idempotency-Key", out var keys)) return (command, null);
        var key = keys.ToString();
        return IsPrintable(key)
            ? (command with { Idempotency = new IdempotencyKey(caller.KeyId, key, Fingerprint.Of(given)) }, null)
            : (command, ApiError.Validation(
                "Idempotency-Key", $"The header 'Idempotency-Key' must be 1 to {MaxKeyLength} printable ASCII characters"));
    }

    private static bool IsPrintable(string text) => text.Length is > 0 and <= MaxKeyLength && text.All(c => c is >= ' ' and < (char)127);
}
