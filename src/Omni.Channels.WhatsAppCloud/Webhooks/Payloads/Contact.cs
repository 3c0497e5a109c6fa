namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>Who is on the other side. Phone and <c>wa_id</c> may be missing for users who show only a user name.</summary>
internal sealed record Contact
{
    public UserProfile? Profile { get; init; }
    public string? WaId { get; init; }
    public string? UserId { get; init; }
    public string? ParentUserId { get; init; }

    internal sealed record UserProfile(string? Name, string? Username);
}
