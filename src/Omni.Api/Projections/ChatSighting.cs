namespace Omni.Api.Projections;

/// <summary>The data about a chat that an event or a send carries.</summary>
internal sealed record ChatSighting
{
    public required Guid InstanceId { get; init; }
    public required string Channel { get; init; }

    /// <summary>The channel's id of the chat.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Other addresses of the same chat.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Whether no other name of the user is stored, so that none is looked for.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The channel's id of a message: a chat that waits for it is found too. Null when there is none.</summary>
    public string? MessageId { get; init; }

    /// <summary><c>dm</c>, <c>group</c> or <c>channel</c>.</summary>
    public string ChatType { get; init; } = Omni.Contract.Chats.ChatType.Direct;

    /// <summary>Its current name; null leaves the name unchanged.</summary>
    public string? Name { get; init; }
}
