using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Addressing;

/// <summary>The names under which the other side may be stored, of one that a caller wrote.</summary>
internal static class AddressSpellings
{
    /// <summary>The text itself, without <c>+</c>, and in the channel's own form.</summary>
    /// <param name="plugin">The channel; null when it is not loaded.</param>
    /// <param name="written">A number, user id or group id as somebody writes it.</param>
    public static IReadOnlyList<string> Of(IChannelPlugin? plugin, string written)
    {
        // The server leaves an encoded slash in a path as it is.
        var text = written.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Trim();
        return [.. new[] { text, text.TrimStart('+'), (plugin as IAddressingChannel)?.Normalize(text) }
            .OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>These, and the other spellings that the channel knows of the same address.</summary>
    public static IReadOnlyList<string> WithOthers(IChannelPlugin? plugin, string written)
    {
        var names = Of(plugin, written);
        return plugin is IAddressingChannel addressing && addressing.Normalize(names[0]) is { } normal
            ? [.. names.Concat(addressing.OtherSpellings(normal)).Distinct(StringComparer.Ordinal)]
            : names;
    }

    /// <summary>What to search addresses for: the channel's own form of a text that it reads as an address, else the text.</summary>
    public static string Sought(IEnumerable<IChannelPlugin> plugins, string text) =>
        plugins.OfType<IAddressingChannel>().Select(plugin => plugin.Normalize(text)).FirstOrDefault(found => found is not null)
            ?? text;
}
