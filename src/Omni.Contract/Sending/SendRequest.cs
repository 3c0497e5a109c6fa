namespace Omni.Contract.Sending;

/// <summary>What every request to send has. All of it may be missing: the answer then says what is wrong.</summary>
public abstract record SendRequest
{
    /// <summary>The instance to send from, a UUID. Required.</summary>
    public string? InstanceId { get; init; }

    /// <summary>A recipient in the channel's form, or a person's or chat's UUID. Required.</summary>
    public string? To { get; init; }

    /// <summary>The message answered, by its id on the channel or in this host; null answers none.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>When to send it, ISO 8601 with an offset; at once when it is not given, or past.</summary>
    public string? SendAt { get; init; }

    /// <summary>
    /// When it is of no use any more, ISO 8601 with an offset: what has not left by then fails as <c>EXPIRED</c>. Null leaves that to the
    /// channel.
    /// </summary>
    public string? ExpiresAt { get; init; }

    /// <summary>The template that goes out instead when the recipient's service window has closed; null for none.</summary>
    public TemplateReference? FallbackTemplate { get; init; }
}
