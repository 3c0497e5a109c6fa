namespace Omni.Client.Sending;

/// <summary>The body of <c>POST /messages/send/interactive</c>.</summary>
public sealed record SendInteractiveRequest
{
    /// <summary>The channel's own object: its <c>type</c>, <c>header</c>, <c>body</c>, <c>footer</c> and <c>action</c>.</summary>
    public object? Interactive { get; init; }

    /// <summary>The instance to send from.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>A recipient in the channel's form, or a person's or chat's UUID.</summary>
    public string? To { get; init; }

    /// <summary>The message answered: the channel's id of it, or ours.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>When to send it, ISO 8601 with an offset; at once when it is not given, or past.</summary>
    public string? SendAt { get; init; }

    /// <summary>When it is of no use any more, ISO 8601 with an offset: what has not left by then fails as <c>EXPIRED</c>.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>The template that goes out instead when the recipient's service window has closed.</summary>
    public TemplateReference? FallbackTemplate { get; init; }
}
