using System.Text.Json;

namespace Omni.Contract.Sending;

/// <summary>An approved template and what is filled in.</summary>
public sealed record TemplateReference
{
    /// <summary>The template's name. Required.</summary>
    public string? Name { get; init; }

    /// <summary>Its language, as the channel writes it (<c>pt_BR</c>). Required.</summary>
    public string? Language { get; init; }

    /// <summary>What is filled in, a list as the channel writes it; null for nothing.</summary>
    public JsonElement? Components { get; init; }

    /// <summary>What is filled in, in short: a list in the order of the placeholders, or an object by name; null for nothing.</summary>
    public JsonElement? Parameters { get; init; }
}
