using Omni.Api.Foundation.Http;

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

    /// <summary>Only messages before this one, in the order of the list.</summary>
    public Cursor? Before { get; init; }

    /// <summary>Only messages after this one.</summary>
    public Cursor? After { get; init; }
    public string? Search { get; init; }
    public IReadOnlyList<Guid>? Visible { get; init; }
    public int Limit { get; init; }
    public Cursor? Cursor { get; init; }
}
