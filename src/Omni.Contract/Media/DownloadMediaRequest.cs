namespace Omni.Contract.Media;

/// <summary>
/// The body of <c>POST /messages/media/download</c>. It names the message by <c>messageId</c>; by <c>chatId</c> and <c>externalId</c>; or
/// by <c>instanceId</c>, <c>chatExternalId</c> and <c>externalId</c>.
/// </summary>
public sealed record DownloadMediaRequest
{
    /// <summary>The message's id in this host or the channel's; null when it is named otherwise.</summary>
    public string? MessageId { get; init; }

    /// <summary>The channel's id of the message, or its id in this host; null with <c>messageId</c>.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The chat of the message, by its id in this host or the channel's; null when it is not needed.</summary>
    public string? ChatId { get; init; }

    /// <summary>The channel's id of the chat, such as the digits of a number; null when it is not needed.</summary>
    public string? ChatExternalId { get; init; }

    /// <summary>The instance, a UUID. Required when several instances have a message of that id.</summary>
    public string? InstanceId { get; init; }
}
