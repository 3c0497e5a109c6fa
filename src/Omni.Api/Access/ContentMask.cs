using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Omni.Api.Access;

/// <summary>
/// Masks phone numbers for a key without <see cref="Caller.Content"/>: <c>+55*****4321</c>. The views leave out texts themselves.
/// </summary>
internal static partial class ContentMask
{
    /// <summary>Masks everything in a text that looks like a phone number, including spaces and dashes inside it.</summary>
    public static string? Numbers(string? text) => text is null ? null : Written().Replace(text, Mask);

    /// <summary>Masks numbers in a path.</summary>
    public static string Path(string path) => Plain().Replace(path, Mask);

    /// <summary>Masks numbers in every text of a JSON value. JSON numbers stay: they are times and counts.</summary>
    public static JsonElement? Numbers(JsonElement? json) =>
        json is { } value ? JsonSerializer.SerializeToElement(Masked(JsonNode.Parse(value.GetRawText()))) : null;

    private static JsonNode? Masked(JsonNode? node) => node switch
    {
        JsonObject fields => MaskedFields(fields),
        JsonArray items => new JsonArray([.. items.Select(Masked)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Numbers(value.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    private static JsonObject MaskedFields(JsonObject fields)
    {
        var masked = new JsonObject();
        foreach (var (name, value) in fields) masked[Numbers(name)!] = Masked(value);
        return masked;
    }

    private static string Mask(Match match)
    {
        if (match.Groups["uuid"].Success) return match.Value;
        var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
        return $"+{digits[..2]}*****{digits[^4..]}";
    }

    // Eight to fifteen digits, as people write them; a UUID matches as a whole and stays.
    [GeneratedRegex(
        @"(?<uuid>\b[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\b)|(?<![0-9A-Za-z_\-])\+?\(?[0-9](?:[\s().\-\u00A0]{0,"
        + @"3}[0-9]){7,14}(?![0-9A-Za-z_])",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();

    [GeneratedRegex(
        @"(?<uuid>\b[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\b)|(?<![0-9A-Za-z\-])\+?[0-9]{8,15}(?![0-9A-Za-z\-])",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();
}
