namespace Omni.Client.Sending;

/// <summary>The body of <c>POST /messages/read</c>.</summary>
public sealed record ReadMessagesRequest
{
    /// <summary>The instance.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The chat, by our id or the channel's.</summary>
    public string? ChatId { get; init; }

    /// <summary>The messages, by our ids or the channel's.</summary>
    public IReadOnlyList<string>? MessageIds { get; init; }
}
