using System.Security.Cryptography;
using System.Text;

namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>Calls a business's callback URL, as Meta does.</summary>
internal sealed class CallbackClient(IHttpClientFactory clients)
{
    public const string HttpClientName = "sandbox-callback";

    /// <summary>Verifies a callback: whether it echoes the challenge.</summary>
    public async Task<bool> VerifyAsync(Uri callback, string verifyToken, CancellationToken ct)
    {
        var challenge = RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString();
        var separator = callback.Query.Length > 0 ? "&" : "?";
        var url = $"{callback}{separator}hub.mode=subscribe&hub.challenge={challenge}&hub.verify_token={Uri.EscapeDataString(verifyToken)}";
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var answer = await client.GetAsync(new Uri(url), ct);
            return answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync(ct) == challenge;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Posts a webhook. Returns the HTTP status; null when there was no response.</summary>
    public async Task<int?> PostAsync(Uri callback, OutgoingWebhook webhook, CancellationToken ct)
    {
        var secret = webhook.WithBadSignature && webhook.Tries == 0 ? "somebody-else's-secret" : webhook.Number.AppSecret;
        using var request = new HttpRequestMessage(HttpMethod.Post, callback) { Content = new ReadOnlyMemoryContent(webhook.Body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-Hub-Signature-256",
            $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), webhook.Body.Span))}");
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return (int)answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
