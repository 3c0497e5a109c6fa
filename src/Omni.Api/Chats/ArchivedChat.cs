namespace Omni.Api.Chats;

/// <summary>The answer to the deleting of a chat: what came of it.</summary>
internal sealed record ArchivedChat
{
    private const string What = "The chat is archived. Its messages, media, events and raw webhooks stay, and a new message shows them again. To erase a person, DELETE /api/v2/instances/{id}/contacts/{contactId}";

    [System.Text.Json.Serialization.JsonPropertyName("success")]
    public bool Succeeded { get; init; } = true;

    /// <summary>What stays, in words.</summary>
    public string Kept { get; init; } = What;
}
