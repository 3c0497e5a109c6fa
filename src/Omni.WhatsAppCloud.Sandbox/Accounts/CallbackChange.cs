using System.Text.Json;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox.Accounts;

/// <summary>Sets the callback of an account, a number or an app, after a GET that verifies it, as Meta does.</summary>
internal sealed class CallbackChange(Numbers numbers, CallbackClient callbacks)
{
    private const int MaxOverride = 200;

    /// <summary>Sets or removes the override that the settings hold; returns Meta's error, or null when it is done.</summary>
    public async Task<IResult?> ApplyAsync(string id, JsonElement settings, CancellationToken ct)
    {
        if (settings.Text("override_callback_uri") is not { Length: > 0 } uri)
        {
            numbers.SetCallback(id, callback: null);
            return null;
        }

        return uri.Length > MaxOverride
            ? GraphFailure.Parameter($"override_callback_uri must be at most {MaxOverride} characters long")
            : await SetAsync(id, "override_callback_uri", uri, settings.Text("verify_token"), ct);
    }

    /// <summary>Verifies and sets a callback; returns Meta's error, or null when it is done.</summary>
    public async Task<IResult?> SetAsync(string id, string parameter, string uri, string? verifyToken, CancellationToken ct)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var callback) || callback.Scheme is not ("http" or "https"))
            return GraphFailure.Parameter($"{parameter} must be an absolute URL");
        if (!await callbacks.VerifyAsync(callback, verifyToken ?? "", ct))
            return GraphFailure.Of(2200, "(#2200) Callback verification failed: the callback did not answer the challenge", 400);
        numbers.SetCallback(id, callback);
        return null;
    }
}
