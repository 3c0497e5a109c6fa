using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>Checks and builds messages of one kind, or of several that are alike. Written as a <see cref="Sender{TContent}"/>.</summary>
internal interface ISender
{
    /// <summary>Whether a message of this kind may answer another one.</summary>
    bool CanReply { get; }

    /// <summary>Whether it passes only while the service window of its chat is open.</summary>
    bool NeedsOpenWindow { get; }

    /// <summary>Checks the message before it is stored, against Meta's limits: it is refused with every fault, or ready.</summary>
    Task<Preparation> PrepareAsync(WhatsAppInstance on, OutgoingDraft draft, CancellationToken ct);

    /// <summary>Builds the kind's part of the request.</summary>
    /// <param name="message">The message to send.</param>
    /// <param name="uploadId">Meta's id of its media, when the host keeps the bytes; else null.</param>
    JsonElement Build(OutgoingMessage message, string? uploadId);
}
