namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>The response of <c>POST /{phone-number-id}/messages</c>.</summary>
internal sealed record MessageResponse
{
    public IReadOnlyList<Contact>? Contacts { get; init; }
    public IReadOnlyList<Message>? Messages { get; init; }

    /// <summary>The resolved user: <c>wa_id</c> can differ from the digits of <c>to</c> (Brazil, Mexico, Argentina).</summary>
    internal sealed record Contact(string? Input, string? WaId, string? UserId);

    /// <summary>The message's wamid.</summary>
    internal sealed record Message(string? Id, string? MessageStatus);
}
