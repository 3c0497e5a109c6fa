using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The business numbers and their callback URLs.</summary>
internal sealed class Numbers
{
    private const int MaxNumbers = 1000;

    private readonly ConcurrentDictionary<string, SandboxNumber> _numbers =
        new(StringComparer.Ordinal) { [SandboxNumber.Default.PhoneNumberId] = SandboxNumber.Default };
    private readonly ConcurrentDictionary<string, Uri> _callbacks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _unsubscribed = new(StringComparer.Ordinal);

    public IEnumerable<SandboxNumber> All => _numbers.Values;

    public bool Add(SandboxNumber number) => _numbers.Count < MaxNumbers && (_numbers[number.PhoneNumberId] = number) is not null;

    public SandboxNumber? Find(string phoneNumberId) => _numbers.GetValueOrDefault(phoneNumberId);

    public SandboxNumber? FindByAccount(string businessAccountId) =>
        _numbers.Values.FirstOrDefault(n => n.BusinessAccountId == businessAccountId);

    /// <summary>Returns a number of the account that the token can use; null when there is none.</summary>
    public SandboxNumber? FindByAccount(string businessAccountId, string token) =>
        _numbers.Values.FirstOrDefault(n => n.BusinessAccountId == businessAccountId && n.AccessToken == token);

    /// <summary>Returns a number that the token, or that of its app, can use; null when nothing was issued the token.</summary>
    public SandboxNumber? ByToken(string token) =>
        _numbers.Values.FirstOrDefault(n => n.AccessToken == token) ?? ByAppToken(token);

    /// <summary>Returns a number of the app whose own token this is.</summary>
    public SandboxNumber? ByAppToken(string token) => _numbers.Values.FirstOrDefault(n => n.AppToken == token);

    /// <summary>
    /// Returns the callback of a number: its own, else that of its account, else that of its app; null when there is none, or when
    /// the account is not subscribed.
    /// </summary>
    public Uri? CallbackOf(SandboxNumber number) => !IsSubscribed(number.BusinessAccountId)
        ? null
        : OverrideOf(number.PhoneNumberId) ?? OverrideOf(number.BusinessAccountId) ?? OverrideOf(number.AppId);

    /// <summary>Returns the callback that was set for exactly this number, account or app.</summary>
    public Uri? OverrideOf(string id) => _callbacks.GetValueOrDefault(id);

    /// <summary>Sets the callback of a number, account or app; null removes it.</summary>
    public void SetCallback(string id, Uri? callback)
    {
        if (callback is null) _callbacks.TryRemove(id, out _);
        else _callbacks[id] = callback;
    }

    /// <summary>Whether the app gets the webhooks of an account. It does from the start.</summary>
    public bool IsSubscribed(string accountId) => !_unsubscribed.ContainsKey(accountId);

    public void Subscribe(string accountId) => _unsubscribed.TryRemove(accountId, out _);

    /// <summary>Ends the webhooks of an account, and its callback with them.</summary>
    public void Unsubscribe(string accountId)
    {
        SetCallback(accountId, callback: null);
        _unsubscribed[accountId] = true;
    }
}
