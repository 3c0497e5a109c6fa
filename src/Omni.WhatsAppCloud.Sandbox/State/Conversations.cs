using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The conversations of businesses and customers: messages in both directions and their statuses.</summary>
internal sealed class Conversations(
    Users users, Customers customers, ServiceWindows windows, MessageLog log, SendLedger ledger, WebhookSender webhooks,
    IOptions<SandboxOptions> options, TimeProvider time)
{
    private const string Failed = "failed";

    /// <summary>
    /// Accepts a message of the business: delivers it to the phone and sends its statuses, unless a fault delays or suppresses them. What
    /// Meta does not deliver is accepted as well; its status says why. Returns the wamid and the answer's contact.
    /// </summary>
    /// <param name="from">The sender.</param>
    /// <param name="message">The request.</param>
    /// <param name="charged">The category of the template, or of Direct Send; null for a free-form message.</param>
    /// <param name="fault">The fault that hit the call.</param>
    public (string Wamid, JsonObject Contact) Accept(SandboxNumber from, JsonElement message, string? charged, Fault? fault)
    {
        var wamid = NewWamid();
        var to = UserKey.Of(message.Text("to") ?? message.Text("recipient")!);
        var toGroup = message.Text("recipient_type") == "group";
        var party = UserKey.PersonOf(to);
        var failure = FailureOf(from, party, message, charged);
        var entry = failure is null ? windows.Answered(from, party) : null;
        var sent = new SentMessage
        {
            From = from,
            To = to,
            IsToGroup = toGroup,
            Opaque = message.Text("biz_opaque_callback_data"),
            Pricing = failure is null ? Pricing.Of(charged, toGroup, entry) : null,
            Entry = entry,
        };
        if (failure is null) users.Deliver(party, new ArrivedMessage(wamid, from.PhoneNumberId, time.GetUtcNow(), message));
        ledger.Of(from).Accepted(new AcceptedSend(wamid, to, sent.Opaque, time.GetUtcNow()));
        log.Add(wamid, sent);
        var contact = new JsonObject { ["input"] = message.Text("to") ?? message.Text("recipient") };
        contact[UserKey.IsUserId(to) ? "user_id" : "wa_id"] = customers.WaIdOf(to);
        if (fault?.Statuses == Fault.Never) return (wamid, contact);

        var between = options.Value.StatusDelay;
        var first = fault?.StatusDelayMs is { } late ? TimeSpan.FromMilliseconds(late) : between;
        string[] statuses = failure is not null ? [Failed]
            : message.Member("audio").Member("voice") is { ValueKind: JsonValueKind.True } ? ["sent", "delivered", "read", "played"]
            : ["sent", "delivered", "read"];
        foreach (var (status, index) in statuses.Select((s, i) => (s, i)))
            Post(sent, wamid, status, failure is null ? null : Payloads.Errors(failure), first + (between * index));
        return (wamid, contact);
    }

    /// <summary>Sends a status of a message immediately; false when the message is unknown.</summary>
    public bool Tell(string wamid, string status, JsonNode? errors)
    {
        if (log.FindSent(wamid) is not { } sent) return false;
        Post(sent, wamid, status, errors, TimeSpan.Zero);
        return true;
    }

    /// <summary>Simulates a customer's message to the business. Returns the wamid.</summary>
    public string Write(SandboxNumber to, Customer from, JsonObject message)
    {
        var wamid = NewWamid();
        log.Add(wamid, new ReceivedMessage(to.PhoneNumberId, from));
        if (message.Read("type") != "system") windows.Wrote(to, message.Read("group_id") ?? from.Key, message["referral"] is not null);
        webhooks.Post(to, Payloads.Message(to, wamid, from, message, time.GetUtcNow()), TimeSpan.Zero);
        return wamid;
    }

    /// <summary>Simulates that a customer has another number. Returns the wamid of Meta's notice.</summary>
    public string ChangeNumber(SandboxNumber at, string before, string after)
    {
        var customer = customers.Of(before) with { HidesNumber = false };
        customers.Show(after, customer.Name, customer.Username, hidesNumber: false);
        windows.Move(at, before, after);
        var notice = new JsonObject
        {
            ["body"] = $"User changed from {before} to {after}",
            ["wa_id"] = after,
            ["type"] = "user_changed_number",
        };
        return Write(at, customer, new JsonObject { ["type"] = "system", ["system"] = notice });
    }

    /// <summary>Simulates a message from the business's phone app. Returns the wamid.</summary>
    public string Echo(SandboxNumber from, string to, JsonObject message)
    {
        var wamid = NewWamid();
        log.Add(wamid, new SentMessage { From = from, To = to });
        webhooks.Post(from, Payloads.Echo(from, wamid, to, message, time.GetUtcNow()), TimeSpan.Zero);
        return wamid;
    }

    /// <summary>
    /// Records that the business read a message or shows a typing indicator; false when no customer wrote that message to it.
    /// </summary>
    public bool Receipt(SandboxNumber by, string wamid, bool isTyping)
    {
        if (!options.Value.Lenient && log.FindReceived(wamid)?.To != by.PhoneNumberId) return false;
        users.Receive(new Receipt(wamid, by.PhoneNumberId, isTyping, time.GetUtcNow()));
        return true;
    }

    /// <summary>Returns who wrote a message, as Meta names them in <c>context.from</c>.</summary>
    public string? AuthorOf(string wamid, SandboxNumber number) =>
        log.FindReceived(wamid) is { From: var customer } ? customer.Phone : Payloads.Digits(number);

    private SendFailure? FailureOf(SandboxNumber from, string party, JsonElement message, string? charged)
    {
        if (charged is null && !windows.IsOpen(from, party)) return SendFailure.OutsideWindow;
        return message.Member("reaction").Text("message_id") is { } wamid && !options.Value.Lenient
            && log.FindSent(wamid) is null && log.FindReceived(wamid) is null
            ? SendFailure.UnknownMessage
            : null;
    }

    private void Post(SentMessage sent, string wamid, string status, JsonNode? errors, TimeSpan delay)
    {
        var notice = new StatusNotice
        {
            Wamid = wamid,
            Status = status,
            Sent = sent,
            To = sent.IsToGroup ? null : customers.Of(customers.WaIdOf(UserKey.PersonOf(sent.To))),
            IsToUserId = UserKey.IsUserId(sent.To),
            Errors = errors,
            At = time.GetUtcNow() + delay,
        };
        webhooks.Post(sent.From, Payloads.Status(notice), delay);
    }

    private static string NewWamid() => $"wamid.{Convert.ToBase64String(RandomNumberGenerator.GetBytes(30))}";
}
