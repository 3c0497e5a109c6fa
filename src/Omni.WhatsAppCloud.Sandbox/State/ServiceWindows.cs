using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>
/// The customer service windows. A message of a customer, or of any member of a group, opens one for a day; the answer to a message that
/// came from an ad opens a free entry point.
/// </summary>
internal sealed class ServiceWindows(IOptions<SandboxOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(24), EntryLength = TimeSpan.FromHours(72);

    private readonly ConcurrentDictionary<(string Number, string Party), ServiceWindow> _windows = new();

    /// <summary>
    /// Whether free-form messages are delivered. Without a message of the customer there is no window, unless the sandbox is lenient.
    /// </summary>
    public bool IsOpen(SandboxNumber number, string party)
    {
        if (Find(number, party) is not { } window) return options.Value.Lenient;
        var now = time.GetUtcNow();
        return window.Until > now || window.Entry?.Until > now;
    }

    /// <summary>Records that the customer wrote.</summary>
    public void Wrote(SandboxNumber number, string party, bool fromAd)
    {
        var until = time.GetUtcNow() + Length;
        _windows.AddOrUpdate(
            (number.PhoneNumberId, party), _ => new ServiceWindow(until, fromAd),
            (_, known) => known with { Until = until, IsFromAd = known.IsFromAd || fromAd });
    }

    /// <summary>Takes the window of a customer to their new number.</summary>
    public void Move(SandboxNumber number, string before, string after)
    {
        if (_windows.TryRemove((number.PhoneNumberId, before), out var window)) _windows[(number.PhoneNumberId, after)] = window;
    }

    /// <summary>Opens or closes the window.</summary>
    public void Set(SandboxNumber number, string party, bool isOpen) =>
        _windows[(number.PhoneNumberId, party)] = new ServiceWindow(isOpen ? time.GetUtcNow() + Length : time.GetUtcNow());

    /// <summary>Records that the business sent a message. Returns the free entry point that it falls into, or null.</summary>
    public EntryPoint? Answered(SandboxNumber number, string party)
    {
        var now = time.GetUtcNow();
        if (Find(number, party) is not { } window) return null;
        if (window.Entry?.Until > now) return window.Entry;
        if (!window.IsFromAd || window.Until <= now) return null;
        var entry = new EntryPoint(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), now + EntryLength);
        _windows[(number.PhoneNumberId, party)] = window with { IsFromAd = false, Entry = entry };
        return entry;
    }

    private ServiceWindow? Find(SandboxNumber number, string party) => _windows.GetValueOrDefault((number.PhoneNumberId, party));
}
