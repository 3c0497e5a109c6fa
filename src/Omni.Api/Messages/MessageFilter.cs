using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Contract.Messages;

namespace Omni.Api.Messages;

/// <summary>Selects messages.</summary>
internal sealed record MessageFilter
{
    /// <summary>The query parameters of every list of messages.</summary>
    public static readonly string[] Parameters =
        ["source", "messageType", "status", "hasMedia", "since", "until", "after", "before", "search", "limit", "cursor"];

    public Guid? ChatId { get; init; }
    public Guid? InstanceId { get; init; }
    public IReadOnlyList<string>? Sources { get; init; }
    public IReadOnlyList<string>? MessageTypes { get; init; }
    public IReadOnlyList<string>? Statuses { get; init; }
    public bool? HasMedia { get; init; }
    public long? SinceUnixMs { get; init; }
    public long? UntilUnixMs { get; init; }
    public string? Search { get; init; }
    public IReadOnlyList<Guid>? Visible { get; init; }
    public int Limit { get; init; }
    public Cursor? Cursor { get; init; }

    public static MessageFilter From(ListQuery query, Caller caller) => new()
    {
        ChatId = query.Id("chatId"),
        InstanceId = query.Id("instanceId"),
        Sources = query.Csv(
            "source", [MessageSource.Realtime, MessageSource.Standby, MessageSource.Sync, MessageSource.Api, MessageSource.Import]),
        MessageTypes = query.Csv("messageType"),
        Statuses = query.Csv("status", [MessageState.Active, MessageState.Edited, MessageState.Deleted, MessageState.Expired]),
        HasMedia = query.Flag("hasMedia"),
        SinceUnixMs = query.Time("since") ?? query.Time("after"),
        UntilUnixMs = query.Time("until") ?? query.Time("before"),
        Search = query.Text("search"),
        Visible = caller.InstanceIds,
        Limit = query.Limit(),
        Cursor = query.Cursor(),
    };
}
