using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Wire;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>The user on the other side. Phone and <c>wa_id</c> are null for users who show only a user name.</summary>
internal sealed record Contact(string? Name, string? Username, string? WaId, string? UserId, string? ParentUserId)
{
    /// <summary>Reads a contact. A field of the wrong type counts as absent, so that a bad contact does not affect messages.</summary>
    public static Contact Read(JsonElement raw)
    {
        var profile = raw.Member("profile");
        return new Contact(
            profile.Text("name") ?? NameOf(profile), profile.Text("username"), raw.Text("wa_id"), raw.Text("user_id"),
            raw.Text("parent_user_id"));
    }

    /// <summary>A profile that is a text is the name.</summary>
    private static string? NameOf(JsonElement? profile) =>
        profile is { ValueKind: JsonValueKind.String } text && LooseValue.Written(text) is null ? LooseValue.Text(text) : null;
}
