using System.Text.Json;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.WhatsAppCloud.Sending;

/// <summary>
/// The options of Direct Send: an ordinary message with a category, from which Meta makes the template itself. It needs no open window.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/direct-send
/// </summary>
internal static class DirectSendOptions
{
    /// <summary>The options of a message (<see cref="OutgoingMessage.Metadata"/>).</summary>
    public const string Category = "category", TemplateName = "directSendTemplate", TtlSeconds = "ttlSeconds";

    public const string Utility = "utility";

    // As if no category were given.
    private const string Service = "service";

    public static string? CategoryOf(OutgoingMessage message) => Find(message, Category) is { ValueKind: JsonValueKind.String } text
        ? text.GetString()
        : null;

    public static string? TemplateNameOf(OutgoingMessage message) => Find(message, TemplateName) is { ValueKind: JsonValueKind.String } text
        ? text.GetString()
        : null;

    public static int? TtlSecondsOf(OutgoingMessage message) =>
        Find(message, TtlSeconds) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var seconds) ? seconds : null;

    /// <summary>Whether Meta makes a template of the message.</summary>
    public static bool IsUsedBy(OutgoingMessage message) => CategoryOf(message) is { } category && category != Service;

    private static JsonElement? Find(OutgoingMessage message, string name) =>
        message.Metadata?.TryGetValue(name, out var value) == true ? value : null;
}
