using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Contract.Sending;

namespace Omni.Client.Sending;

/// <summary>
/// The result of a send, with the fields of <see cref="Omni.Contract.Sending.SentMessage"/> (201, status <c>sent</c>) and of
/// <see cref="Omni.Contract.Sending.AcceptedMessage"/> (202: it is stored and sent later, with the status <c>pending</c>,
/// <c>scheduled</c> or <c>waiting</c>). Do not resend it: read its state instead.
/// </summary>
public sealed record SendOutcome
{
    /// <summary>The host's id of the message.</summary>
    public required Guid Id { get; init; }

    /// <summary>
    /// What names the message now: the channel's id (for WhatsApp the wamid) once the channel has answered, the host's id before.
    /// </summary>
    public required string MessageId { get; init; }

    /// <summary>The channel's id (for WhatsApp the wamid); null until the channel has it.</summary>
    public string? ExternalMessageId { get; init; }

    /// <summary><c>sent</c>, <c>pending</c>, <c>scheduled</c>, or <c>waiting</c> when it is held back.</summary>
    public required string Status { get; init; }

    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The recipient.</summary>
    public required string To { get; init; }

    /// <summary>When the host accepted the request.</summary>
    [JsonConverter(typeof(UnixMilliseconds))]
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What the channel does with the message before it sends it, in its own words; null when it sends it at once.</summary>
    public string? ChannelStatus { get; init; }

    /// <summary>The partner of the business that holds the conversation, as the channel names it; null when this host holds it.</summary>
    public string? ThreadHeldBy { get; init; }

    /// <summary>
    /// The template that goes out instead of the message, because the recipient's service window was closed; null when none does.
    /// </summary>
    public StandInTemplate? FallbackTemplate { get; init; }

    /// <summary>The number of messages that a long text was split into, each of them charged; null when it was not split.</summary>
    public int? SplitInto { get; init; }

    /// <summary>The kind of media; null for other messages.</summary>
    public string? MediaType { get; init; }

    /// <summary>The number of waiting messages of the instance, including this one; null when it was sent or unknown.</summary>
    public int? Position { get; init; }

    /// <summary>When it is sent, if scheduled; null otherwise.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Why it is held back; null when it is not.</summary>
    public string? Reason { get; init; }

    /// <summary>When the host retries it; null when an operator must act first.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>All messages of a split text, including the first one; null when it was not split.</summary>
    public JsonElement? Parts { get; init; }

    /// <summary>
    /// The fields of the request that the host has no use for (header <c>x-omni-ignored</c>): the message went out without them. Empty when
    /// it used all.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> Ignored { get; internal set; } = [];
}
