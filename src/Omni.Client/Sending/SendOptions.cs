using Omni.Contract.Sending;

namespace Omni.Client.Sending;

/// <summary>
/// The options of a send, the same for every kind of message. A value that is given here wins over that of the request; null leaves the
/// request's.
/// </summary>
public sealed record SendOptions
{
    /// <summary>
    /// 1 to 255 printable ASCII characters. A send repeated with the same key is never sent twice: the host answers with the outcome of the
    /// first. The client repeats only sends with a key by itself. Use what is unique to the cause, such as an order or the id of an event.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>
    /// Whether to wait until the channel has answered; default true. False returns as soon as the message is stored, with the status
    /// <c>pending</c>.
    /// </summary>
    public bool Wait { get; init; } = true;

    /// <summary>The message to reply to, by its id on the channel or in this host; null for no reply.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>When to send it; immediately when null or past.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>When it expires: a message not sent by then fails with <c>EXPIRED</c>. Null leaves it to the channel.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The template to send instead when the recipient's service window is closed; null for none.</summary>
    public TemplateReference? FallbackTemplate { get; init; }

    /// <summary>One of <see cref="OutsideWindow"/>: what happens outside the service window. Null selects the host's setting.</summary>
    public string? Window { get; init; }

    /// <summary>The request with what is given here.</summary>
    internal T On<T>(T request)
        where T : SendRequest => (T)(request with
        {
            ReplyTo = ReplyTo ?? request.ReplyTo,
            SendAt = SendAt ?? request.SendAt,
            ExpiresAt = ExpiresAt ?? request.ExpiresAt,
            FallbackTemplate = FallbackTemplate ?? request.FallbackTemplate,
            Window = Window ?? request.Window,
        });

    internal IDictionary<string, string> Headers()
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (IdempotencyKey is not null) headers[RetryHandler.KeyHeader] = IdempotencyKey;
        if (!Wait) headers["Prefer"] = "respond-async";
        return headers;
    }
}
