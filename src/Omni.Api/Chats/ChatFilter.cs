using Omni.Api.Foundation.Http;

namespace Omni.Api.Chats;

/// <summary>Selects chats.</summary>
internal sealed record ChatFilter
{
    public Guid? InstanceId { get; init; }
    public IReadOnlyList<string>? Channels { get; init; }
    public IReadOnlyList<string>? ChatTypes { get; init; }
    public IReadOnlyList<string>? ExcludedTypes { get; init; }
    public string? Search { get; init; }
    public bool UnreadOnly { get; init; }

    /// <summary>Only chats whose last message the other side wrote.</summary>
    public bool PendingOnly { get; init; }

    /// <summary>Only chats in which a human is wanted: their agent is paused, and they are not closed.</summary>
    public bool AttentionOnly { get; init; }
    public string? Label { get; init; }
    public bool IncludeArchived { get; init; }
    public bool IncludeHidden { get; init; }

    public ChatOrder Order { get; init; } = ChatOrder.Activity;
    public IReadOnlyList<Guid>? Visible { get; init; }
    public int Limit { get; init; }
    public Cursor? Cursor { get; init; }
}
