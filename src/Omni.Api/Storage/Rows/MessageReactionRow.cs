namespace Omni.Api.Storage.Rows;

/// <summary>A person's reaction to a message, even if the message itself is not known (yet).</summary>
internal sealed class MessageReactionRow
{
    public Guid ChatId { get; set; }

    /// <summary>The channel's id of the message reacted to.</summary>
    public required string TargetExternalId { get; set; }

    public required string PlatformUserId { get; set; }

    /// <summary>Null once it was removed, so that a late older reaction does not restore it.</summary>
    public string? Emoji { get; set; }

    public string? DisplayName { get; set; }
    public bool IsFromMe { get; set; }

    /// <summary>When it was made according to the platform, Unix ms.</summary>
    public long ReactedAt { get; set; }
}
