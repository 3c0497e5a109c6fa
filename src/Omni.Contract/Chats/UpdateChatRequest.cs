using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Chats;

/// <summary>
/// The body of <c>PATCH /chats/{id}</c>: absent fields stay unchanged, null removes a value. A name lasts until the other side sends a
/// different one.
/// </summary>
public sealed record UpdateChatRequest
{
    /// <summary>1 to 1,000 characters; null leaves it unchanged.</summary>
    public string? Name { get; init; }

    /// <summary>At most 1,000 characters; null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> Description { get; init; }

    /// <summary>An http(s) URL of at most 2,048 characters; null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string> AvatarUrl { get; init; }

    /// <summary>Settings stored by clients, such as <c>{"muted":true}</c>: an object, at most 16,384 characters; null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<JsonElement?> Settings { get; init; }

    /// <summary>Platform metadata stored by clients: an object of at most 16,384 characters, null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<JsonElement?> PlatformMetadata { get; init; }
}
