using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox.World;

/// <summary>What happens between a business and a customer: messages either way, and the statuses that follow.</summary>
internal sealed class Conversations(Users users, Postman postman, IOptions<SandboxOptions> options, TimeProvider time)
{
    private static readonly string[] Statuses = ["sent", "delivered", "read"];

    /// <summary>Takes a message of the business: it arrives at the phone, and its statuses are on their way. Answers the wamid.</summary>
    public string Accept(SandboxNumber from, string to, JsonElement message)
    {
        var wamid = NewWamid();
        users.Deliver(to, new ArrivedMessage(wamid, from.PhoneNumberId, time.GetUtcNow(), message));
        var opaque = message.TryGetProperty("biz_opaque_callback_data", out var data) ? data.GetString() : null;
        var delay = options.Value.StatusDelay;
        foreach (var (status, index) in Statuses.Select((s, i) => (s, i)))
            postman.Post(from, Payloads.Status(from, wamid, to, status, opaque, time.GetUtcNow()), delay * (index + 1));
        return wamid;
    }

    /// <summary>Acts as a customer who writes to the business. Answers the wamid.</summary>
    public string Write(SandboxNumber to, string from, string name, JsonObject message)
    {
        var wamid = NewWamid();
        postman.Post(to, Payloads.Message(to, wamid, from, name, message, time.GetUtcNow()), TimeSpan.Zero);
        return wamid;
    }

    private static string NewWamid() => $"wamid.{Convert.ToBase64String(RandomNumberGenerator.GetBytes(30))}";
}
