namespace Omni.Api.Projections;

/// <summary>What an event or a send says about its chat.</summary>
internal sealed record ChatSighting
{
    public required Guid InstanceId { get; init; }
    public required string Channel { get; init; }

    /// <summary>The chat as the channel names it.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Other names of the same chat.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary><c>dm</c>, <c>group</c> or <c>channel</c>.</summary>
    public string ChatType { get; init; } = Omni.Contract.Chats.ChatType.Direct;

    /// <summary>What it is called now; null leaves the name as it was.</summary>
    public string? Name { get; init; }
}
