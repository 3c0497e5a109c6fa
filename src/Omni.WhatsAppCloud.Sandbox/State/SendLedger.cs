using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>Counts the outcomes of each number's sends, independently of the responses to the senders.</summary>
internal sealed class SendLedger
{
    private readonly ConcurrentDictionary<string, NumberSends> _numbers = new(StringComparer.Ordinal);

    public NumberSends Of(SandboxNumber number) => _numbers.GetOrAdd(number.PhoneNumberId, _ => new NumberSends());

    public void Forget(SandboxNumber number) => _numbers.TryRemove(number.PhoneNumberId, out _);
}
