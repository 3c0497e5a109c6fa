using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>Validates and builds messages of one or several similar kinds. Implement it as a <see cref="Sender{TContent}"/>.</summary>
internal interface ISender
{
    /// <summary>Whether a message of this kind can be a reply.</summary>
    bool CanReply { get; }

    /// <summary>Whether Meta accepts this kind only while the service window of the chat is open.</summary>
    bool NeedsOpenWindow { get; }

    /// <summary>Validates the message against Meta's limits before it is stored. Returns it ready to send, or all its faults.</summary>
    Task<Preparation> PrepareAsync(WhatsAppInstance on, OutgoingDraft draft, CancellationToken ct);

    /// <summary>Builds the content of the request.</summary>
    /// <param name="message">The message to send.</param>
    /// <param name="uploadId">Meta's id of the uploaded media; null when the host does not store the media.</param>
    JsonElement Build(OutgoingMessage message, string? uploadId);
}
