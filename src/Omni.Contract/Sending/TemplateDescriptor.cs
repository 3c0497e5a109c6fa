using System.Text.Json;

namespace Omni.Contract.Sending;

/// <summary>An approved template and its parameters, as Omni's clients write it.</summary>
public sealed record TemplateDescriptor
{
    /// <summary>The template's name. Required.</summary>
    public required string Name { get; init; }

    /// <summary>The language code; null for <c>pt_BR</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The texts of the placeholders, a list in their order; null for none.</summary>
    public JsonElement? BodyParameters { get; init; }

    /// <summary>
    /// The header that is no text: <c>type</c> (<c>image</c>, <c>video</c> or <c>document</c>), <c>link</c> or <c>id</c>, <c>filename</c>.
    /// Null for none.
    /// </summary>
    public JsonElement? HeaderMedia { get; init; }

    /// <summary>
    /// What buttons take, a list such as <c>[{"sub_type": "url", "index": 0, "text": "42"}]</c>, each with <c>text</c> for a link and
    /// <c>payload</c> for others; null for nothing.
    /// </summary>
    public JsonElement? ButtonParameters { get; init; }
}
