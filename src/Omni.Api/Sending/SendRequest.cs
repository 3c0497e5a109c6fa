using System.Text.Json;
using Omni.Api.Http;
using Omni.Api.Sending.Submission;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Sending;

/// <summary>What every request to send has. All of it may be missing: the validator says so.</summary>
internal abstract record SendRequest
{
    /// <summary>The instance to send from.</summary>
    public string? InstanceId { get; init; }

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

    /// <summary>The command, when the validator has passed.</summary>
    public SendCommand ToCommand() => new()
    {
        InstanceId = Guid.Parse(InstanceId!),
        To = To!.Trim(),
        Content = ContentOf(),
        ReplyTo = ReplyTo,
        Metadata = MetadataOf(),
        ClaimedMimeType = MimeTypeOf(),
        SendAt = IsoTime.TryRead(SendAt, out var at) ? at : null,
        ExpiresAt = IsoTime.TryRead(ExpiresAt, out var end) ? end : null,
        Fallback = FallbackTemplate?.ToContent(),
    };

    /// <summary>What it says.</summary>
    protected abstract MessageContent ContentOf();

    /// <summary>What else the channel may want.</summary>
    protected virtual IReadOnlyDictionary<string, JsonElement>? MetadataOf() => null;

    /// <summary>What the caller says that the bytes are.</summary>
    protected virtual string? MimeTypeOf() => null;
}
