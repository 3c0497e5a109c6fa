using Omni.Api.Foundation.Http;

namespace Omni.Api.Chats;

/// <summary>Selects chats.</summary>
internal sealed record ChatFilter
{
    public Guid? InstanceId { get; init; }
    public IReadOnlyList<string>? Channels { get; init; }
    public IReadOnlyList<string>? ChatTypes { get; init; }
    public string? Search { get; init; }
    public bool UnreadOnly { get; init; }
    public bool IncludeArchived { get; init; }

    public ChatOrder Order { get; init; } = ChatOrder.Activity;
    public IReadOnlyList<Guid>? Visible { get; init; }
    public int Limit { get; init; }
    public Cursor? Cursor { get; init; }
}
