using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Chats;

/// <summary>
/// The body of <c>PATCH /chats/{id}</c>: what is left out stays, null takes away. A name lasts until the other side shows another one.
/// </summary>
public sealed record UpdateChatRequest
{
    /// <summary>1 to 1,000 characters; null leaves the name as it is.</summary>
    public string? Name { get; init; }

    /// <summary>At most 1,000 characters; null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Description { get; init; }

    /// <summary>An http(s) URL of at most 2,048 characters; null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> AvatarUrl { get; init; }

    /// <summary>What clients keep with it, such as <c>{"muted":true}</c>: an object, at most 16,384 characters; null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<JsonElement?> Settings { get; init; }

    /// <summary>What clients know of the chat on its platform; an object of at most 16,384 characters, null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<JsonElement?> PlatformMetadata { get; init; }
}
