using Omni.Channels.Sdk.Abilities;
using Omni.Channels.WhatsAppCloud.Kinds;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Sending;

/// <summary>
/// Checks a message of any kind before it is stored: Meta's limits are checked here, so that a bad message is refused at
/// once and with every fault.
/// </summary>
internal sealed class MessagePreparer(SenderIndex senders)
{
    public Task<Preparation> PrepareAsync(WhatsAppInstance on, OutgoingDraft draft, CancellationToken ct) =>
        senders.Find(draft.Content) is { Sender: var sender } ? sender.PrepareAsync(on, draft, ct) : Task.FromResult<Preparation>(new Preparation.Ready([draft.Content]));
}
