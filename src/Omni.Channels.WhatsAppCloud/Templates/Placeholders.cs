using System.Globalization;
using System.Text.RegularExpressions;

namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>The placeholders of a template's text: <c>{{1}}</c> or <c>{{first_name}}</c>.</summary>
internal static partial class Placeholders
{
    /// <summary>Returns the placeholders of a text: numbers in ascending order, names in the order of the text.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var keys = Placeholder().Matches(text).Select(m => m.Groups["key"].Value).Distinct(StringComparer.Ordinal).ToList();
        return keys.TrueForAll(IsNumber) ? [.. keys.OrderBy(int.Parse)] : keys;
    }

    public static bool IsNumber(string key) => int.TryParse(key, CultureInfo.InvariantCulture, out _);

    /// <summary>Returns the text with its values; a placeholder without a value stays.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(text, match => values.GetValueOrDefault(match.Groups["key"].Value) ?? match.Value);

    [GeneratedRegex(@"\{\{\s*(?<key>[A-Za-z0-9_]+)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
