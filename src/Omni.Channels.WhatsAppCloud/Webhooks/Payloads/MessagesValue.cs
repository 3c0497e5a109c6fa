using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>The value of a <c>messages</c> change: messages, statuses and errors of one number.</summary>
internal sealed record MessagesValue
{
    public NumberMetadata? Metadata { get; init; }
    public IReadOnlyList<Contact>? Contacts { get; init; }
    public IReadOnlyList<InboundMessage>? Messages { get; init; }
    public IReadOnlyList<MessageStatus>? Statuses { get; init; }
    public IReadOnlyList<JsonElement>? Errors { get; init; }

    /// <summary>Our number.</summary>
    internal sealed record NumberMetadata(string? DisplayPhoneNumber, string? PhoneNumberId);
}
