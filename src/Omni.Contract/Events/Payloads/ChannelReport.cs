namespace Omni.Contract.Events.Payloads;

/// <summary>
/// What a channel's server reports beside messages and statuses: about the account, a number, a template, a flow, a call, a group or a
/// person. Values are the channel's own words; new ones may come at any time.
/// </summary>
public abstract record ChannelReport : EventPayload
{
    private const int MaxNameLength = 40;

    /// <summary>When it happened or was reported by the channel's server, in Unix ms; null when it does not say.</summary>
    public long? At { get; init; }

    /// <summary>Converts a word of the channel to a part of an event's type.</summary>
    private protected static string NameOf(string? word, string prefix)
    {
        var name = new string(
            [.. (word ?? "").ToLowerInvariant().Take(MaxNameLength).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]);
        if (name.StartsWith(prefix, StringComparison.Ordinal)) name = name[prefix.Length..];
        return name.Length > 0 ? name : "changed";
    }
}
