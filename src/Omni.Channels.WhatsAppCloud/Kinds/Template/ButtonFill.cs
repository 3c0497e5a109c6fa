using System.Text.Json;
using System.Text.Json.Nodes;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>What one button takes, in the short form.</summary>
/// <param name="Path">Where it is in the request.</param>
/// <param name="Index">The button's place.</param>
/// <param name="Field">What is given: one of <see cref="Fields"/>.</param>
/// <param name="Value">Its value.</param>
internal sealed record ButtonFill(string Path, int Index, string Field, JsonElement Value)
{
    public const string Payload = "payload", Text = "text", Coupon = "couponCode", Action = "action";

    public static readonly string[] Fields = [Payload, Text, Coupon, Action];

    /// <summary>As Meta writes it.</summary>
    public JsonObject Parameter => Field == Coupon
        ? new JsonObject { ["type"] = "coupon_code", ["coupon_code"] = JsonNode.Parse(Value.GetRawText()) }
        : new JsonObject { ["type"] = Field, [Field] = JsonNode.Parse(Value.GetRawText()) };

    /// <summary>The field that a button of this type takes; null when it takes none, or is not known here.</summary>
    public static string? FieldOf(string buttonType) => buttonType switch
    {
        "QUICK_REPLY" or "VOICE_CALL" => Payload,
        "URL" => Text,
        "COPY_CODE" => Coupon,
        "FLOW" or "MPM" or "CATALOG" or "SPM" or "ORDER_DETAILS" => Action,
        _ => null,
    };
}
