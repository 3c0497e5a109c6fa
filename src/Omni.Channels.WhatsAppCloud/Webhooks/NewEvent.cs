using Omni.Channels.Sdk.Events;
using Omni.Contract.Events;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>An event to emit.</summary>
/// <param name="Payload">The payload.</param>
/// <param name="Facts">What the host needs besides.</param>
internal readonly record struct NewEvent(EventPayload Payload, EventFacts Facts)
{
    public NewEvent(EventPayload payload)
        : this(payload, EventFacts.None)
    {
    }
}
