namespace Omni.Contract.Receipts;

/// <summary>The body of <c>POST /messages/read</c>.</summary>
public sealed record ReadMessagesRequest
{
    /// <summary>The instance that the messages belong to. Required.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The chat of the messages, by its id in this host or the channel's; null looks for them in all chats.</summary>
    public string? ChatId { get; init; }

    /// <summary>The messages, 1 to 100, by their ids in this host or the channel's. Required.</summary>
    public required IReadOnlyList<string> MessageIds { get; init; }
}
