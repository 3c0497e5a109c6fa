using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>Writes Meta's own texts into authentication templates: businesses choose only what is in them.</summary>
internal static class AuthenticationForm
{
    private const string CodeUrl = "https://www.whatsapp.com/otp/code/?otp_type=";

    public static SandboxTemplate Of(SandboxTemplate template) => template.Category != "AUTHENTICATION" ? template : template.With(
        ("components", new JsonArray([.. template.Definition.Items("components").Select(Of)])));

    private static JsonNode? Of(JsonElement component)
    {
        var filled = JsonSerializer.Deserialize<JsonObject>(component)!;
        switch (component.Text("type"))
        {
            case "BODY":
                var isWarned = component.Member("add_security_recommendation") is { ValueKind: JsonValueKind.True };
                filled["text"] = $"*{{{{1}}}}* is your verification code.{(isWarned ? " For your security, do not share this code." : "")}";
                break;
            case "FOOTER" when component.Member("code_expiration_minutes") is { } minutes:
                filled["text"] = $"This code expires in {minutes} minutes.";
                break;
            case "BUTTONS":
                filled["buttons"] = new JsonArray([.. component.Items("buttons").Select(OfButton)]);
                break;
        }

        return filled;
    }

    private static JsonNode? OfButton(JsonElement button)
    {
        var filled = JsonSerializer.Deserialize<JsonObject>(button)!;
        if (button.Text("type") != "OTP") return filled;
        var type = button.Text("otp_type");
        filled["type"] = "URL";
        filled["text"] = button.Text("text") ?? "Copy code";
        filled["url"] = $"{CodeUrl}{type}&code=otp{{{{1}}}}";
        filled["example"] = new JsonArray($"{CodeUrl}{type}&code=otp123456");
        return filled;
    }
}
