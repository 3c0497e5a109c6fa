using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>What businesses have changed of their numbers; as many as there are numbers.</summary>
internal sealed class PhoneStates
{
    private readonly ConcurrentDictionary<string, PhoneState> _states = new(StringComparer.Ordinal);

    public PhoneState Of(string phoneNumberId) => _states.GetOrAdd(phoneNumberId, _ => new PhoneState());

    /// <summary>Whether the number can send.</summary>
    public bool IsRegistered(string phoneNumberId) => !_states.TryGetValue(phoneNumberId, out var state) || state.IsRegistered;

    /// <summary>Whether the business has blocked a user (<c>UserKey</c>).</summary>
    public bool IsBlocked(string phoneNumberId, string user)
    {
        if (!_states.TryGetValue(phoneNumberId, out var state)) return false;
        lock (state.Gate) return state.Blocked.ContainsKey(user);
    }
}
