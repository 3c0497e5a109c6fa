using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The business numbers and their callback URLs.</summary>
internal sealed class Numbers
{
    private const int MaxNumbers = 1000;

    private readonly ConcurrentDictionary<string, SandboxNumber> _numbers =
        new(StringComparer.Ordinal) { [SandboxNumber.Default.PhoneNumberId] = SandboxNumber.Default };
    private readonly ConcurrentDictionary<string, Uri> _callbacks = new(StringComparer.Ordinal);

    public IEnumerable<SandboxNumber> All => _numbers.Values;

    public bool Add(SandboxNumber number) => _numbers.Count < MaxNumbers && (_numbers[number.PhoneNumberId] = number) is not null;

    public SandboxNumber? Find(string phoneNumberId) => _numbers.GetValueOrDefault(phoneNumberId);

    public SandboxNumber? FindByAccount(string businessAccountId) =>
        _numbers.Values.FirstOrDefault(n => n.BusinessAccountId == businessAccountId);

    /// <summary>Returns a number of the account that the token can use; null when there is none.</summary>
    public SandboxNumber? FindByAccount(string businessAccountId, string token) =>
        _numbers.Values.FirstOrDefault(n => n.BusinessAccountId == businessAccountId && n.AccessToken == token);

    /// <summary>Returns the callback of a number: its own, else that of its account; null when there is none.</summary>
    public Uri? CallbackOf(SandboxNumber number) =>
        _callbacks.GetValueOrDefault(number.PhoneNumberId) ?? _callbacks.GetValueOrDefault(number.BusinessAccountId);

    /// <summary>Sets the callback of a number or account; null removes it.</summary>
    public void SetCallback(string id, Uri? callback)
    {
        if (callback is null) _callbacks.TryRemove(id, out _);
        else _callbacks[id] = callback;
    }
}
