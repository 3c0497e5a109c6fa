using Omni.Contract.Contents;

namespace Omni.Contract.Sending;

/// <summary>The common fields of send requests.</summary>
public abstract record SendRequest
{
    /// <summary>The instance to send from. Required.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>A recipient in the channel's form, or a person's or chat's UUID. Required.</summary>
    public required string To { get; init; }

    /// <summary>The message to reply to, by its id on the channel or in this host; null for no reply.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>When to send it, ISO 8601 with an offset; immediately when null or past.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>
    /// When it expires, ISO 8601 with an offset: a message not sent by then fails with <c>EXPIRED</c>. Null leaves it to the
    /// channel.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The template to send instead when the recipient's service window is closed; null for none.</summary>
    public TemplateReference? FallbackTemplate { get; init; }

    /// <summary>
    /// What happens when the host believes that the recipient's service window has closed: <c>ask</c> lets the channel decide,
    /// <c>refuse</c> does not. Null selects the host's setting (<c>Omni:Outbox:OutsideWindow</c>).
    /// </summary>
    public string? Window { get; init; }

    /// <summary>
    /// WhatsApp's Direct Send, for accounts that have it: the category (<c>utility</c>, <c>authentication</c>) under which the message
    /// leaves without a template, also outside the service window. Not for templates. Null for an ordinary message.
    /// </summary>
    public string? Category { get; init; }

    /// <summary>Direct Send: the name of the template that WhatsApp makes of the message; null leaves the name to WhatsApp.</summary>
    public string? DirectSendTemplate { get; init; }

    /// <summary>Direct Send: how many seconds WhatsApp tries to deliver the message; null selects WhatsApp's default.</summary>
    public int? TtlSeconds { get; init; }

    /// <summary>
    /// Whether a marketing template, also as fallback, is sent to a person who has stopped marketing messages: only when the person has
    /// agreed again by other means. The audit notes it. Default false.
    /// </summary>
    public bool? DespiteOptOut { get; init; }

    /// <summary>
    /// Who wrote the message: <c>agent</c> or <c>user</c>. Omni attributes it to its agent; this host has no use for it, and says so in the
    /// header <c>x-omni-ignored</c>. Null for nothing.
    /// </summary>
    public string? SentBy { get; init; }

    /// <summary>
    /// The content that a valid request sends; null for a kind whose content the host reads from other parts: media, contact cards and
    /// templates.
    /// </summary>
    public virtual MessageContent? ToContent() => null;
}
