using System.Text.Json;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>What the short form of a template gives.</summary>
/// <param name="Parameters">The values of the placeholders; null for none.</param>
/// <param name="HeaderMedia">The header that is no text, as Meta writes it; null for none.</param>
/// <param name="ButtonParameters">What the buttons take; null for nothing.</param>
internal sealed record ShortFormRequest(JsonElement? Parameters, JsonElement? HeaderMedia, JsonElement? ButtonParameters)
{
    public const string ParametersPath = "parameters", HeaderPath = "headerMedia", ButtonsPath = "buttonParameters";

    /// <summary>Whether it fills in nothing: such a message can be sent without knowing the template.</summary>
    public bool IsEmpty => HeaderMedia is null && IsNothing(Parameters) && IsNothing(ButtonParameters);

    /// <summary>The first field that is given; null when none is.</summary>
    public string? FirstField =>
        Parameters is not null ? ParametersPath : HeaderMedia is not null ? HeaderPath : ButtonParameters is not null ? ButtonsPath : null;

    public static ShortFormRequest Of(TemplateContent content) => new(content.Parameters, content.HeaderMedia, content.ButtonParameters);

    /// <summary>Whether the list or object is empty.</summary>
    public static bool IsNothing(JsonElement? values) => values switch
    {
        null => true,
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0,
        { ValueKind: JsonValueKind.Object } named => !named.EnumerateObject().Any(),
        _ => false,
    };
}
