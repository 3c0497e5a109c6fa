using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>The user on the other side. Phone and <c>wa_id</c> are null for users who show only a user name.</summary>
internal sealed record Contact(string? Name, string? Username, string? WaId, string? UserId, string? ParentUserId)
{
    /// <summary>Reads a contact. A field of the wrong type counts as absent, so that a bad contact does not affect messages.</summary>
    public static Contact Read(JsonElement raw) =>
        new(raw.Member("profile").Text("name"), raw.Member("profile").Text("username"), raw.Text("wa_id"), raw.Text("user_id"),
            raw.Text("parent_user_id"));
}
