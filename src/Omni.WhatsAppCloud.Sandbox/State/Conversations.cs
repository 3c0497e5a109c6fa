using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>
/// The conversations of businesses and customers: messages in both directions, their statuses and the service window.
/// </summary>
internal sealed class Conversations(
    Users users, SendLedger ledger, WebhookSender webhooks, IOptions<SandboxOptions> options, TimeProvider time)
{
    private const int MaxSent = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<(string Number, string User), DateTimeOffset> _windows = new();
    private readonly ConcurrentDictionary<string, string> _waIds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Sent> _sent = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _sentOrder = new();

    /// <summary>
    /// Accepts a message of the business: delivers it to the phone and sends its statuses, unless a fault delays or
    /// suppresses them. Returns the wamid.
    /// </summary>
    public string Accept(SandboxNumber from, JsonElement message, Fault? fault)
    {
        var wamid = NewWamid();
        var to = UserKey.Of(message.Text("to") ?? message.Text("recipient")!);
        var sent = new Sent(from, to, message.Text("recipient_type") == "group", message.Text("biz_opaque_callback_data"));
        users.Deliver(to, new ArrivedMessage(wamid, from.PhoneNumberId, time.GetUtcNow(), message));
        ledger.Of(from).Accepted(new AcceptedSend(wamid, to, sent.Opaque, time.GetUtcNow()));
        _sent[wamid] = sent;
        _sentOrder.Enqueue(wamid);
        while (_sent.Count > MaxSent && _sentOrder.TryDequeue(out var oldest)) _sent.TryRemove(oldest, out _);

        if (fault?.Statuses == Fault.Never) return wamid;
        var between = options.Value.StatusDelay;
        var first = fault?.StatusDelayMs is { } late ? TimeSpan.FromMilliseconds(late) : between;
        string[] statuses = message.Member("audio").Member("voice") is { ValueKind: JsonValueKind.True }
            ? ["sent", "delivered", "read", "played"]
            : ["sent", "delivered", "read"];
        foreach (var (status, index) in statuses.Select((s, i) => (s, i)))
            Post(sent, wamid, status, errors: null, first + (between * index));
        return wamid;
    }

    /// <summary>Sends a status of a message immediately; false when the message is unknown.</summary>
    public bool Tell(string wamid, string status, JsonNode? errors)
    {
        if (!_sent.TryGetValue(wamid, out var sent)) return false;
        Post(sent, wamid, status, errors, TimeSpan.Zero);
        return true;
    }

    /// <summary>Simulates a customer's message to the business. Returns the wamid.</summary>
    public string Write(SandboxNumber to, Customer from, JsonObject message)
    {
        var wamid = NewWamid();
        _windows[(to.PhoneNumberId, from.Key)] = time.GetUtcNow() + Window;
        webhooks.Post(to, Payloads.Message(to, wamid, from, message, time.GetUtcNow()), TimeSpan.Zero);
        return wamid;
    }

    /// <summary>Simulates a message from the business's phone app. Returns the wamid.</summary>
    public string Echo(SandboxNumber from, string to, JsonObject message)
    {
        var wamid = NewWamid();
        webhooks.Post(from, Payloads.Echo(from, wamid, to, message, time.GetUtcNow()), TimeSpan.Zero);
        return wamid;
    }

    /// <summary>Records that the business read a message or shows a typing indicator.</summary>
    public void Receipt(SandboxNumber by, string wamid, bool isTyping) =>
        users.Receive(new Receipt(wamid, by.PhoneNumberId, isTyping, time.GetUtcNow()));

    /// <summary>
    /// Whether free-form messages are accepted: for a day after the user's last message. For a user without messages the window is open,
    /// so that a first test needs no preparation.
    /// </summary>
    public bool IsWindowOpen(SandboxNumber number, string user) =>
        !_windows.TryGetValue((number.PhoneNumberId, user), out var until) || until > time.GetUtcNow();

    /// <summary>Opens or closes the window.</summary>
    public void SetWindow(SandboxNumber number, string user, bool isOpen) =>
        _windows[(number.PhoneNumberId, user)] = isOpen ? time.GetUtcNow() + Window : time.GetUtcNow();

    /// <summary>Returns the wa_id that Meta resolves dialled digits to.</summary>
    public string WaIdOf(string dialled) => _waIds.GetValueOrDefault(dialled, dialled);

    /// <summary>Sets a wa_id that differs from the dialled digits, as Meta uses in Brazil, Mexico and Argentina.</summary>
    public void SetWaId(string dialled, string waId) => _waIds[dialled] = waId;

    private void Post(Sent sent, string wamid, string status, JsonNode? errors, TimeSpan delay) =>
        webhooks.Post(
            sent.From, Payloads.Status(sent.From, wamid, WaIdOf(sent.To), sent.IsGroup, status, sent.Opaque, errors, time.GetUtcNow()),
            delay);

    private static string NewWamid() => $"wamid.{Convert.ToBase64String(RandomNumberGenerator.GetBytes(30))}";

    private sealed record Sent(SandboxNumber From, string To, bool IsGroup, string? Opaque);
}
