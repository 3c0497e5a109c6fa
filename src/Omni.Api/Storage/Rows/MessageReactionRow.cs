namespace Omni.Api.Storage.Rows;

/// <summary>Somebody's reaction to a message, also when the message itself is not known (yet).</summary>
internal sealed class MessageReactionRow
{
    public Guid ChatId { get; set; }

    /// <summary>The channel's id of the message reacted to.</summary>
    public required string TargetExternalId { get; set; }

    public required string PlatformUserId { get; set; }

    /// <summary>Null once it was taken back: a late older reaction must not bring it back.</summary>
    public string? Emoji { get; set; }

    public string? DisplayName { get; set; }
    public bool IsFromMe { get; set; }

    /// <summary>When the platform says it was made, Unix ms.</summary>
    public long ReactedAt { get; set; }
}
