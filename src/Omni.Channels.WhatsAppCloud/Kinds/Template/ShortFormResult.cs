using System.Text.Json;
using Omni.Channels.Sdk.Abilities;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>The components made from the short form, or its faults.</summary>
internal sealed record ShortFormResult(JsonElement? Components, IReadOnlyList<ContentFault> Faults)
{
    /// <summary>Where each component and parameter came from, by its path among the components.</summary>
    public IReadOnlyDictionary<string, string> Origins { get; init; } = new Dictionary<string, string>();

    /// <summary>Returns the caller's name of a path among the components.</summary>
    public string CallersPath(string path)
    {
        var origin = Origins.Where(o => path.StartsWith(o.Key, StringComparison.Ordinal)).MaxBy(o => o.Key.Length);
        return origin.Key is null ? path : origin.Value + path[origin.Key.Length..];
    }
}
