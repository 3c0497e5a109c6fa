using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Graph.Responses;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>The business profile of a number. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/business-profiles</summary>
internal sealed class NumberProfile(GraphClient graph)
{
    /// <summary>Reads the profile, including the verified name.</summary>
    public async Task<ProfileResult> GetAsync(WhatsAppInstance instance, CancellationToken ct)
    {
        var number = await graph.GetPhoneNumberAsync(instance, ct);
        if (number is not GraphResult<PhoneNumberResponse>.Ok { Value: var phone }) return Failed(number);
        var profile = await graph.GetBusinessProfileAsync(instance, ct);
        if (profile is not GraphResult<BusinessProfileResponse>.Ok { Value: var answer }) return Failed(profile);
        var data = answer.Data is [var first, ..] && first.ValueKind == JsonValueKind.Object ? first : default;
        return new ProfileResult.Found(new ChannelProfile
        {
            Name = phone.VerifiedName,
            AvatarUrl = Text(data, "profile_picture_url"),
            Bio = Text(data, "about"),
            OwnerIdentifier = PhoneNumber.DigitsOf(phone.DisplayPhoneNumber),
            PlatformMetadata = data.ValueKind == JsonValueKind.Object ? data : null,
        });
    }

    private static ProfileResult.Failed Failed<T>(GraphResult<T> result) =>
        new(result is GraphResult<T>.Refused { Error: var error } ? error.Code.ToString() : "GRAPH_UNREACHABLE", result.Describe());

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
