namespace Omni.Contract.Chats;

/// <summary>The body of <c>POST /chats</c>.</summary>
public sealed record CreateChatRequest
{
    /// <summary>The instance of the chat, a UUID. Required.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The channel's id of the chat: on WhatsApp a number in any spelling, a user id or a group's id. Required.</summary>
    public string? ExternalId { get; init; }

    /// <summary>One of <c>dm</c>, <c>group</c> or <c>channel</c>; default <c>dm</c>.</summary>
    public string? ChatType { get; init; }

    /// <summary>The channel of the instance; null takes it from the instance.</summary>
    public string? Channel { get; init; }

    /// <summary>The name, 1 to 1,000 characters; null until the other side has one.</summary>
    public string? Name { get; init; }

    /// <summary>The description, at most 1,000 characters; null for none.</summary>
    public string? Description { get; init; }
}
