using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>The response of <c>GET /{phone-number-id}/whatsapp_business_profile</c>.</summary>
internal sealed record BusinessProfileResponse
{
    /// <summary>The requested fields.</summary>
    public const string Fields = "about,address,description,email,profile_picture_url,websites,vertical";

    /// <summary>A list of one profile.</summary>
    public IReadOnlyList<JsonElement>? Data { get; init; }
}
