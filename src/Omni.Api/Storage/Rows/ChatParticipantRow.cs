namespace Omni.Api.Storage.Rows;

/// <summary>A participant who wrote in a chat.</summary>
internal sealed class ChatParticipantRow
{
    public Guid ChatId { get; set; }
    public Guid PlatformIdentityId { get; set; }
    public Guid PersonId { get; set; }
    public required string PlatformUserId { get; set; }
    public string? DisplayName { get; set; }
    public long FirstSeenAt { get; set; }
    public long LastSeenAt { get; set; }
}
