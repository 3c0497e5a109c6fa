using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>Who is on the other side. Phone and <c>wa_id</c> may be missing for users who show only a user name.</summary>
internal sealed record Contact(string? Name, string? Username, string? WaId, string? UserId)
{
    /// <summary>A field of another shape is taken as absent: a broken contact must not cost the messages beside it.</summary>
    public static Contact Read(JsonElement raw) =>
        new(raw.Member("profile").Text("name"), raw.Member("profile").Text("username"), raw.Text("wa_id"), raw.Text("user_id"));
}
