using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Sending.Outbox;
using Omni.Api.Sending.Submission;

namespace Omni.Api.Sending;

/// <summary>Reads the headers of a send request: <c>Idempotency-Key</c> and <c>Prefer: respond-async</c>.</summary>
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

        if (!http.Request.Headers.TryGetValue("Idempotency-Key", out var keys)) return (command, null);
        var key = keys.ToString();
        return key.Length is > 0 and <= MaxKeyLength && key.All(c => c is >= ' ' and < (char)127)
            ? (command with { Idempotency = new IdempotencyKey(caller.KeyId, key, Fingerprint.Of(command)) }, null)
            : (command, ApiError.Validation(
                "Idempotency-Key", $"The header 'Idempotency-Key' must be 1 to {MaxKeyLength} printable ASCII characters"));
    }
}
