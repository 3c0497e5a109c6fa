using System.Text.Json;

namespace Omni.Contract.Sending;

/// <summary>An approved template and its parameters.</summary>
public sealed record TemplateReference
{
    /// <summary>The template's name. Required.</summary>
    public required string Name { get; init; }

    /// <summary>The language code (<c>pt_BR</c>). Required.</summary>
    public required string Language { get; init; }

    /// <summary>The components, a list in the channel's format; null for none.</summary>
    public JsonElement? Components { get; init; }

    /// <summary>The parameters in short form: a list in the order of the placeholders, or an object by name; null for none.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>
    /// Beside <c>parameters</c>: the header that is no text, as the channel writes it, such as <c>{"link": "https://…"}</c>; null for
    /// none.
    /// </summary>
    public JsonElement? HeaderMedia { get; init; }

    /// <summary>
    /// Beside <c>parameters</c>: what buttons take, a list such as <c>[{"index": 0, "payload": "yes"}]</c>, each with one of
    /// <c>payload</c>, <c>text</c>, <c>couponCode</c> and <c>action</c>; null for nothing.
    /// </summary>
    public JsonElement? ButtonParameters { get; init; }
}
