namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>A placeholder of a template.</summary>
/// <param name="Where">The part: <c>header</c>, <c>body</c> or <c>button</c>.</param>
/// <param name="Key">The placeholder: a number or a name; of a button <c>button.{index}</c>.</param>
internal sealed record TemplateSlot(string Where, string Key)
{
    /// <summary>Of a button: its index.</summary>
    public int? ButtonIndex { get; init; }

    /// <summary>Of a button: <c>url</c> or <c>copy_code</c>.</summary>
    public string? SubType { get; init; }

    /// <summary>The name used in validation messages.</summary>
    public string Label => ButtonIndex is null ? $"{Where} {Key}" : Key;
}
