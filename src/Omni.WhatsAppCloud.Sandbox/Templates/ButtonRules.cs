using System.Text.Json;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>What Meta asks of a template's buttons.</summary>
internal static class ButtonRules
{
    private const string Buttons = "BUTTONS";
    private const int Max = 10, MaxText = 25, MaxUrl = 2000, MaxPhone = 20, MaxCode = 20;

    /// <summary>The types, with how many of each a template can have.</summary>
    private static readonly Dictionary<string, int> Types = new(StringComparer.Ordinal)
    {
        ["QUICK_REPLY"] = Max,
        ["URL"] = 2,
        ["PHONE_NUMBER"] = 1,
        ["COPY_CODE"] = 1,
        ["OTP"] = 1,
        ["FLOW"] = 1,
        ["VOICE_CALL"] = 1,
        ["CATALOG"] = 1,
        ["MPM"] = 1,
        ["SPM"] = 1,
        ["REQUEST_CONTACT_INFO"] = 1,
        ["ORDER_DETAILS"] = 1,
        ["PAYMENT_REQUEST"] = 1,
    };

    public static IResult? Refuse(IReadOnlyList<JsonElement> buttons, bool isAuthentication)
    {
        if (buttons.Count == 0) return TemplateFailure.MissingField(Buttons, "buttons");
        if (buttons.Count > Max) return GraphFailure.Parameter($"A template can have at most {Max} buttons");
        if (buttons.Any(b => b.Text("type") is not { } type || !Types.ContainsKey(type)))
            return GraphFailure.Choice("buttons[0]['type']", Types.Keys);
        if (buttons.CountBy(b => b.Text("type")!).FirstOrDefault(c => c.Value > Types[c.Key]) is { Key: { } many })
            return GraphFailure.Parameter($"A template can have at most {Types[many]} buttons of type {many}");
        if (isAuthentication && buttons.All(b => b.Text("type") != "OTP"))
            return TemplateFailure.MissingField(Buttons, "OTP");
        return buttons.Select(Refuse).FirstOrDefault(refusal => refusal is not null);
    }

    private static IResult? Refuse(JsonElement button)
    {
        if (button.Text("text")?.Length > MaxText) return TemplateFailure.TooLong(Buttons, MaxText);
        return button.Text("type") switch
        {
            "QUICK_REPLY" when string.IsNullOrEmpty(button.Text("text")) => TemplateFailure.MissingField(Buttons, "text"),
            "URL" => RefuseUrl(button),
            "PHONE_NUMBER" when button.Text("phone_number") is not { Length: > 0 and <= MaxPhone } =>
                TemplateFailure.MissingField(Buttons, "phone_number"),
            "COPY_CODE" when CodeOf(button) is not { Length: > 0 and <= MaxCode } => TemplateFailure.MissingField(Buttons, "example"),
            "OTP" when button.Text("otp_type") is not ("COPY_CODE" or "ONE_TAP" or "ZERO_TAP") =>
                GraphFailure.Choice("otp_type", ["COPY_CODE", "ONE_TAP", "ZERO_TAP"]),
            "FLOW" when button.Text("flow_id") is null && button.Text("flow_name") is null && button.Text("flow_json") is null =>
                TemplateFailure.MissingField(Buttons, "flow_id"),
            _ => null,
        };
    }

    private static IResult? RefuseUrl(JsonElement button)
    {
        if (string.IsNullOrEmpty(button.Text("text"))) return TemplateFailure.MissingField(Buttons, "text");
        if (button.Text("url") is not { Length: > 0 } url) return TemplateFailure.MissingField(Buttons, "url");
        if (url.Length > MaxUrl) return TemplateFailure.TooLong(Buttons, MaxUrl);
        var keys = SandboxTemplate.KeysOf(url);
        if (keys.Count > 1 || (keys.Count == 1 && !url.EndsWith("}}", StringComparison.Ordinal)))
            return GraphFailure.Parameter("A URL can have one variable only, at its end");
        return keys.Count == 1 && button.Member("example") is null ? TemplateFailure.MissingField(Buttons, "example") : null;
    }

    /// <summary>Meta takes the example as text and as a list of one.</summary>
    private static string? CodeOf(JsonElement button) =>
        button.Text("example") ?? (button.Items("example") is [var first, ..] ? first.ToString() : null);
}
