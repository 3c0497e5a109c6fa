using System.Text.Json;
using FluentValidation;

namespace Omni.Api.Sending;

/// <summary>Rules for the channel's own objects in a request.</summary>
internal static class JsonRules
{
    /// <summary>Rejects characters that no database stores, and halves of characters, which no text has.</summary>
    public static void Storable<T>(this IRuleBuilder<T, JsonElement?> rule, string path) =>
        rule.Must(json => json is not { ValueKind: JsonValueKind.Object or JsonValueKind.Array } given || IsStorable(given))
            .OverridePropertyName(path).WithMessage($"'{path}' must not contain a NUL character or half a surrogate pair");

    // Both can only be written as an escape.
    private static bool IsStorable(JsonElement json) =>
        !json.GetRawText().Contains("\\u", StringComparison.OrdinalIgnoreCase) || HasGoodTexts(json);

    private static bool HasGoodTexts(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.Object => json.EnumerateObject().All(member => IsGood(member.Name) && HasGoodTexts(member.Value)),
                JsonValueKind.Array => json.EnumerateArray().All(HasGoodTexts),
                JsonValueKind.String => IsGood(json.GetString()!),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            // The framework has no other way to tell half a surrogate pair.
            return false;
        }
    }

    private static bool IsGood(string text) => !text.Contains('\0');
}
