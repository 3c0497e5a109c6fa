using System.Text.Json.Serialization;

namespace Omni.Client.Messages;

/// <summary>The body of <c>PATCH /chats/{id}</c>: what is left out stays, null takes away. A name lasts until the other side shows another one.</summary>
public sealed record UpdateChatRequest
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Change<string> Description { get; init; }

    /// <summary>The picture.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Change<string> AvatarUrl { get; init; }

    /// <summary>What clients keep with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Change<IReadOnlyDictionary<string, object?>> Settings { get; init; }

    /// <summary>What else the channel says.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Change<IReadOnlyDictionary<string, object?>> PlatformMetadata { get; init; }
}
