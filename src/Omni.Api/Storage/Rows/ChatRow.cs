namespace Omni.Api.Storage.Rows;

/// <summary>A chat of an instance.</summary>
internal sealed class ChatRow
{
    /// <summary>The type of a chat whose person is being erased: no query finds it any more, and its messages are removed.</summary>
    public const string Erased = "erased";

    /// <summary>Order of arrival; the tie-break of every list.</summary>
    public long Seq { get; set; }
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public required string ExternalId { get; set; }
    public string? CanonicalId { get; set; }
    public required string ChatType { get; set; }
    public required string Channel { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public string? AvatarUrl { get; set; }
    public int ParticipantCount { get; set; }
    public long MessageCount { get; set; }
    public long UnreadCount { get; set; }
    public long? LastMessageAt { get; set; }
    public string? LastMessagePreview { get; set; }

    /// <summary>End of the window for free-form messages, Unix ms; null when the other side has never written.</summary>
    public long? ServiceWindowExpiresAt { get; set; }

    /// <summary>The partner of the business who answers instead of the instance; null when the instance does.</summary>
    public string? ThreadHeldBy { get; set; }

    /// <summary>When that ends by itself, Unix ms.</summary>
    public long? ThreadHeldUntil { get; set; }
    public string? Settings { get; set; }
    public string? PlatformMetadata { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
    public long? ArchivedAt { get; set; }

    /// <summary>When it was hidden from lists, Unix ms; null while it is not. New messages do not show it again.</summary>
    public long? HiddenAt { get; set; }

    /// <summary>JSON array of the labels; null when it has none.</summary>
    public string? Labels { get; set; }
}
