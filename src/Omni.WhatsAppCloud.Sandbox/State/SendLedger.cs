using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>Counts each number's sends and their outcomes, independently of the responses to the senders.</summary>
internal sealed class SendLedger
{
    private readonly ConcurrentDictionary<string, NumberSends> _numbers = new(StringComparer.Ordinal);

    public NumberSends Of(SandboxNumber number) => _numbers.GetOrAdd(number.PhoneNumberId, _ => new NumberSends());

    public void Forget(SandboxNumber number) => _numbers.TryRemove(number.PhoneNumberId, out _);

    /// <summary>Returns what all numbers took.</summary>
    /// <param name="sinceUnixMs">The time from which responses are counted.</param>
    public TakenView LookAtTaken(long sinceUnixMs)
    {
        var each = _numbers.Values.Select(sends => sends.LookAtTaken(sinceUnixMs)).ToList();
        return new TakenView(each.Sum(t => t.Taken), each.Sum(t => t.Open), each.Sum(t => t.Answered));
    }

    /// <summary>Resets the counts of <see cref="LookAtTaken"/>; messages without a response stay.</summary>
    public void ForgetTaken()
    {
        foreach (var sends in _numbers.Values) sends.ForgetTaken();
    }
}
