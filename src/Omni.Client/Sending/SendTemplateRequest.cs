namespace Omni.Client.Sending;

/// <summary>The body of <c>POST /messages/send/template</c>.</summary>
public sealed record SendTemplateRequest
{
    /// <summary>The template's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its language, as the channel writes it (<c>pt_BR</c>).</summary>
    public string? Language { get; init; }

    /// <summary>What is filled in, as the channel writes it.</summary>
    public object? Components { get; init; }

    /// <summary>What is filled in, in short: a list in the order of the placeholders, or an object by their names.</summary>
    public object? Parameters { get; init; }

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
