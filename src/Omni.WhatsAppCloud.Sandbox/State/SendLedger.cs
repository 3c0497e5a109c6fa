using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>What became of the sends of each number, counted here and independently of what any sender was answered.</summary>
internal sealed class SendLedger
{
    private readonly ConcurrentDictionary<string, NumberSends> _numbers = new(StringComparer.Ordinal);

    public NumberSends Of(SandboxNumber number) => _numbers.GetOrAdd(number.PhoneNumberId, _ => new NumberSends());

    public void Forget(SandboxNumber number) => _numbers.TryRemove(number.PhoneNumberId, out _);
}
