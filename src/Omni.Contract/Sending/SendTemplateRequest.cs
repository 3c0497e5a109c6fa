using System.Text.Json;

namespace Omni.Contract.Sending;

/// <summary>The body of <c>POST /messages/send/template</c>.</summary>
public sealed record SendTemplateRequest : SendRequest
{
    /// <summary>The template's name. Required.</summary>
    public string? Name { get; init; }

    /// <summary>The language code (<c>pt_BR</c>). Required.</summary>
    public string? Language { get; init; }

    /// <summary>The components, a list in the channel's format; null for none.</summary>
    public JsonElement? Components { get; init; }

    /// <summary>The parameters in short form: a list in the order of the placeholders, or an object by name; null for none.</summary>
    public JsonElement? Parameters { get; init; }
}
