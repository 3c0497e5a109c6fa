using System.Text.Json;

namespace Omni.Contract.Sending;

/// <summary>The body of <c>POST /messages/send/template</c>.</summary>
public sealed record SendTemplateRequest : SendRequest
{
    /// <summary>The template as Omni's clients write it, instead of the fields below; null for those.</summary>
    public TemplateDescriptor? Template { get; init; }

    /// <summary>The template's name. Required without <c>template</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The language code (<c>pt_BR</c>). Required without <c>template</c>.</summary>
    public string? Language { get; init; }

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
