using System.Collections.Frozen;
using System.Text.Json;
using Omni.WhatsAppCloud.Sandbox.State;
using Omni.WhatsAppCloud.Sandbox.Templates;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox.Graph.Checks;

/// <summary>Validates a message by its kind, as Meta does; returns Meta's error, or null when the message is valid.</summary>
internal sealed class MessageCheck(IEnumerable<IKindCheck> checks, TemplateStore templates)
{
    private const int MaxOpaqueLength = 512;
    private const string Utility = "utility", Authentication = "authentication", Service = "service";

    /// <summary>How long Direct Send tries, in seconds, by category.</summary>
    private static readonly FrozenDictionary<string, (int Min, int Max)> Lives =
        new Dictionary<string, (int, int)> { [Utility] = (30, 43_200), [Authentication] = (30, 900) }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, IKindCheck> _checks =
        checks.SelectMany(check => check.Kinds, (check, kind) => (kind, check)).ToFrozenDictionary(c => c.kind, c => c.check);

    public IResult? Of(SandboxNumber number, JsonElement message)
    {
        var (to, recipient) = (message.Text("to"), message.Text("recipient"));
        if (string.IsNullOrWhiteSpace(to) && string.IsNullOrWhiteSpace(recipient))
            return GraphFailure.Parameter("The parameter to is required.");
        if (to?.StartsWith("00", StringComparison.Ordinal) == true) return GraphFailure.Parameter("to must not begin with 00");
        if (message.Text("recipient_type") is not (null or "individual" or "group"))
            return GraphFailure.Parameter("recipient_type must be one of {INDIVIDUAL, GROUP}");
        if (message.Text("biz_opaque_callback_data")?.Length > MaxOpaqueLength)
            return GraphFailure.Parameter($"biz_opaque_callback_data must be at most {MaxOpaqueLength} characters long");
        if (message.Member("context") is { } context && string.IsNullOrEmpty(context.Text("message_id")))
            return GraphFailure.Missing("context.message_id");
        if ((RecipientOf(number, to, message) ?? DirectOf(message)) is { } wrong) return wrong;
        var type = message.Text("type") ?? "text";
        return _checks.TryGetValue(type, out var check)
            ? check.Of(number, message)
            : GraphFailure.Of(131051, "(#131051) Unsupported message type", 400, details: $"Message type '{type}' is not supported");
    }

    /// <summary>Returns the category at which a message is charged: of its template or of Direct Send; null when free-form.</summary>
    public string? ChargeOf(SandboxNumber number, JsonElement message) => message.Text("type") == "template"
        ? CategoryOf(number, message)
        : message.Text("category") is (Utility or Authentication) and var direct ? direct : null;

    private IResult? RecipientOf(SandboxNumber number, string? to, JsonElement message)
    {
        var key = UserKey.Of(to ?? message.Text("recipient")!);
        if (to is null && message.Text("type") == "template" && CategoryOf(number, message) == Authentication)
            return GraphFailure.Of(131062, "(#131062) Business-scoped User ID (BSUID) recipients are not supported for this message", 400,
                details: "Authentication templates can be sent to a phone number only");
        if (message.Text("recipient_type") == "group" || UserKey.IsUserId(key)) return null;
        if (key.Length is < 5 or > 20 || !key.All(char.IsAsciiDigit))
            return GraphFailure.Value($"'{to ?? message.Text("recipient")}' is not a valid WhatsApp number or user id");
        return key == Payloads.Digits(number)
            ? GraphFailure.Of(131021, "(#131021) Recipient cannot be sender", 400,
                details: "User in sender's phone number is same as recipient's phone number.")
            : null;
    }

    /// <summary>Direct Send: a category in place of a template.</summary>
    private static IResult? DirectOf(JsonElement message)
    {
        var category = message.Text("category");
        if (category is not (null or Utility or Authentication or Service))
            return GraphFailure.Parameter("category must be one of {UTILITY, AUTHENTICATION, SERVICE}");
        if (message.Member("ttl_seconds") is not { } life) return null;
        if (category is null || !Lives.TryGetValue(category, out var range))
            return GraphFailure.Parameter("ttl_seconds requires Direct Send: a category of utility or authentication");
        return life.ValueKind == JsonValueKind.Number && life.TryGetInt32(out var seconds) && seconds >= range.Min && seconds <= range.Max
            ? null
            : GraphFailure.Parameter($"ttl_seconds must be {range.Min} to {range.Max} for category {category}");
    }

    private string? CategoryOf(SandboxNumber number, JsonElement message)
    {
        var template = message.Member("template");
        return template.Text("name") is { } name && template.Member("language").Text("code") is { } language
            ? templates.Find(number.BusinessAccountId, name, language)?.Definition.Text("category")?.ToLowerInvariant() ?? Utility
            : Utility;
    }
}
