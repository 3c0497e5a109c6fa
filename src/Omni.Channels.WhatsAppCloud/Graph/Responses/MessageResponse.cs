namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>The answer of <c>POST /{phone-number-id}/messages</c>.</summary>
internal sealed record MessageResponse
{
    public IReadOnlyList<Contact>? Contacts { get; init; }
    public IReadOnlyList<Message>? Messages { get; init; }

    /// <summary>Whom Meta took <c>to</c> for: <c>wa_id</c> can differ from the digits dialled (Brazil, Mexico, Argentina).</summary>
    internal sealed record Contact(string? Input, string? WaId, string? UserId);

    /// <summary>The message's wamid.</summary>
    internal sealed record Message(string? Id, string? MessageStatus);
}
