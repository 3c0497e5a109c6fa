using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Omni.Api.Operations.OpenApi;

/// <summary>Lists the words of a field that takes only some.</summary>
internal static class WireWords
{
    /// <summary>The words that a member of the contract declares; null when it takes any.</summary>
    public static IReadOnlyList<string>? Of(ICustomAttributeProvider? member) =>
        member?.GetCustomAttributes(typeof(WordsOfAttribute), inherit: true).OfType<WordsOfAttribute>().FirstOrDefault()?.Words;

    public static void Apply(OpenApiSchema field, IReadOnlyList<string> words)
    {
        if (field.Type?.HasFlag(JsonSchemaType.Array) == true)
        {
            if (field.Items is OpenApiSchema items) Apply(items, words);
            return;
        }

        field.Enum = [.. words.Select(w => (JsonNode)JsonValue.Create(w))];
        if (field.Type?.HasFlag(JsonSchemaType.Null) == true) field.Enum.Add(JsonNullSentinel.JsonNull);
    }
}
