namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>A place in a template that wants a text.</summary>
/// <param name="Where">The part: <c>header</c>, <c>body</c> or <c>button</c>.</param>
/// <param name="Key">The placeholder: a number or a name; of a button <c>button.{place}</c>.</param>
internal sealed record TemplateSlot(string Where, string Key)
{
    /// <summary>Of a button: its place.</summary>
    public int? ButtonIndex { get; init; }

    /// <summary>Of a button: <c>url</c> or <c>copy_code</c>.</summary>
    public string? SubType { get; init; }

    /// <summary>How a person calls it.</summary>
    public string Label => ButtonIndex is null ? $"{Where} {Key}" : Key;
}
