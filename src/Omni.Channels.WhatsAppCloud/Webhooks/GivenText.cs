namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Meta writes empty text where it has no value.</summary>
internal static class GivenText
{
    /// <summary>Returns the text; null when it is blank.</summary>
    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
