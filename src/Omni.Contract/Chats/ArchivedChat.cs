using System.Text.Json.Serialization;

namespace Omni.Contract.Chats;

/// <summary>The result of deleting a chat: it is archived, nothing is erased.</summary>
public sealed record ArchivedChat
{
    private const string What = "The chat is archived. Its messages, media, events and raw webhooks stay, "
        + "and a new message shows them again. To erase a person, DELETE /api/v2/instances/{id}/contacts/{contactId}";

    /// <summary>Always true: a failure is an error.</summary>
    [JsonPropertyName("success")]
    public bool Succeeded { get; init; } = true;

    /// <summary>What is kept, in words.</summary>
    public string Kept { get; init; } = What;
}
