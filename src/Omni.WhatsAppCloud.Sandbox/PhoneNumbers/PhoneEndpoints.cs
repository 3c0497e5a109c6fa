using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>The edges of a phone number.</summary>
internal static class PhoneEndpoints
{
    public static void MapPhoneNumbers(this RouteGroupBuilder phone)
    {
        phone.MapGet("/whatsapp_business_profile", GetProfile);
    }

    private static IResult GetProfile(GraphRequest request) =>
        Results.Json(new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject
            {
                ["about"] = $"{request.Number.VerifiedName}: always open",
                ["address"] = "1 Sandbox Street",
                ["description"] = "A business that exists on your machine only",
                ["email"] = "hello@example.com",
                ["profile_picture_url"] = "https://example.com/sandbox.png",
                ["websites"] = new JsonArray("https://example.com/"),
                ["vertical"] = "RESTAURANT",
                ["messaging_product"] = "whatsapp",
            }),
        });
}
