namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>A button of a template.</summary>
/// <param name="Type"><c>URL</c>, <c>QUICK_REPLY</c>, <c>COPY_CODE</c>, <c>OTP</c>, <c>FLOW</c>, …</param>
/// <param name="Text">Its label.</param>
/// <param name="Url">Of a URL button; may end in a placeholder.</param>
internal sealed record TemplateButton(string Type, string Text, string Url)
{
    /// <summary>Whether Meta refuses the message when it has no component for this button.</summary>
    public bool NeedsComponent => Type is "COPY_CODE" or "FLOW" or "MPM" || HasPlaceholder;

    /// <summary>Whether its address ends in a placeholder.</summary>
    public bool HasPlaceholder => Type == "URL" && Placeholders.In(Url).Count > 0;

    /// <summary>The name of its type in a message; null when it is not known here.</summary>
    public string? SubType => Type switch
    {
        "QUICK_REPLY" or "URL" or "COPY_CODE" or "FLOW" or "CATALOG" or "MPM" or "SPM" or "VOICE_CALL" or "PHONE_NUMBER"
            or "ORDER_DETAILS" => Type.ToLowerInvariant(),
        _ => null,
    };
}
