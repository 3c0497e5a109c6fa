using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>Header, body, footer and buttons: of a template, or of a card of its carousel.</summary>
internal sealed record TemplatePart
{
    /// <summary><c>TEXT</c>, <c>IMAGE</c>, …; null when it has no header.</summary>
    public string? HeaderFormat { get; init; }

    public string HeaderText { get; init; } = "";
    public string BodyText { get; init; } = "";
    public string FooterText { get; init; } = "";
    public IReadOnlyList<TemplateButton> Buttons { get; init; } = [];

    /// <summary>Whether its header takes media, a place or a product.</summary>
    public bool HasMediaHeader => HeaderFormat is "IMAGE" or "VIDEO" or "DOCUMENT" or "GIF" or "LOCATION" or "PRODUCT";

    public static TemplatePart Of(IReadOnlyList<JsonElement> components)
    {
        var header = components.FirstOrDefault(c => TypeOf(c) == "HEADER");
        return new TemplatePart
        {
            HeaderFormat = header.ValueKind == JsonValueKind.Object ? header.Text("format")?.ToUpperInvariant() ?? "TEXT" : null,
            HeaderText = header.Text("text") ?? "",
            BodyText = TextOf(components, "BODY"),
            FooterText = TextOf(components, "FOOTER"),
            Buttons = [.. components.Where(c => TypeOf(c) == "BUTTONS").SelectMany(c => c.Items("buttons"))
                .Select(b => new TemplateButton(b.Text("type")?.ToUpperInvariant() ?? "", b.Text("text") ?? "", b.Text("url") ?? ""))],
        };
    }

    public static string TypeOf(JsonElement component) => component.Text("type")?.ToUpperInvariant() ?? "";

    private static string TextOf(IReadOnlyList<JsonElement> components, string type) =>
        components.FirstOrDefault(c => TypeOf(c) == type).Text("text") ?? "";
}
