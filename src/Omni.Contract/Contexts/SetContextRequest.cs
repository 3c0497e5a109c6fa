using System.Text.Json.Serialization;

namespace Omni.Contract.Contexts;

/// <summary>The body of <c>POST /context</c>. A field that is left out stays; null clears it.</summary>
public sealed record SetContextRequest
{
    /// <summary>The instance, a UUID; of another instance the chat and the message are closed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> InstanceId { get; init; }

    /// <summary>The chat, by its id in this host or the channel's; its instance is taken with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> ChatId { get; init; }

    /// <summary>The message, by its id in this host or the channel's; its chat is taken with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> MessageId { get; init; }
}
