using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>The answer of <c>GET /{phone-number-id}/whatsapp_business_profile</c>.</summary>
internal sealed record BusinessProfileResponse
{
    /// <summary>The fields that we ask for.</summary>
    public const string Fields = "about,address,description,email,profile_picture_url,websites,vertical";

    /// <summary>One profile.</summary>
    public IReadOnlyList<JsonElement>? Data { get; init; }
}
