namespace Omni.Api.Storage.Rows;

/// <summary>Media of a message: fetched from the channel, or sent by a caller.</summary>
internal sealed class MediaRow
{
    /// <summary>Order of arrival.</summary>
    public long Seq { get; set; }

    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public Guid ChatId { get; set; }

    /// <summary>Its message; a message has at most one media.</summary>
    public Guid MessageId { get; set; }

    /// <summary>
    /// <c>pending</c> until it is fetched, then <c>ready</c>; <c>failed</c> when the tries have run out; <c>erased</c> with its message.
    /// </summary>
    public required string State { get; set; }

    /// <summary>Its path in the media store: <c>{instanceId}/{yyyy-MM}/{messageId}.{ext}</c>.</summary>
    public required string Path { get; set; }

    public required string MimeType { get; set; }
    public string? Filename { get; set; }
    public long? SizeBytes { get; set; }

    /// <summary>Lower-case hex.</summary>
    public string? Sha256 { get; set; }

    /// <summary>The channel's description, as JSON; null when a caller sent it.</summary>
    public string? Remote { get; set; }

    /// <summary>The event that brought the message.</summary>
    public Guid? EventId { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it is fetched (again), Unix ms.</summary>
    public long NextAttemptAt { get; set; }

    /// <summary>Why the last try failed.</summary>
    public string? Error { get; set; }

    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
}
