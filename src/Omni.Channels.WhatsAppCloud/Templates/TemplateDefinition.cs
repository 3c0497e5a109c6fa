using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>
/// A template of the account, with the parts needed
/// to fill it in. https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components
/// </summary>
internal sealed record TemplateDefinition
{
    public required string Name { get; init; }
    public required string Language { get; init; }
    public string? Status { get; init; }
    public bool IsNamed { get; init; }
    public bool IsAuthentication { get; init; }

    /// <summary><c>TEXT</c>, <c>IMAGE</c>, …; null when it has no header.</summary>
    public string? HeaderFormat { get; init; }

    public string HeaderText { get; init; } = "";
    public string BodyText { get; init; } = "";
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>Components that the short form does not support, such as a carousel.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    public bool IsApproved => Status is null or "APPROVED";

    public static TemplateDefinition Of(TemplatesResponse.Template template)
    {
        var components = template.Components ?? [];
        var header = components.FirstOrDefault(c => TypeOf(c) == "HEADER");
        var body = components.FirstOrDefault(c => TypeOf(c) == "BODY");
        return new TemplateDefinition
        {
            Name = template.Name ?? "",
            Language = template.Language ?? "",
            Status = template.Status,
            IsNamed = template.ParameterFormat == "NAMED",
            IsAuthentication = template.Category == "AUTHENTICATION",
            HeaderFormat = header.ValueKind == JsonValueKind.Object ? header.Text("format") ?? "TEXT" : null,
            HeaderText = header.Text("text") ?? "",
            BodyText = body.Text("text") ?? "",
            Buttons = [.. components.Where(c => TypeOf(c) == "BUTTONS").SelectMany(c => c.Items("buttons"))
                .Select(b => new Button(b.Text("type") ?? "", b.Text("url") ?? ""))],
            Others = [.. components.Select(TypeOf).Where(t => t is not ("HEADER" or "BODY" or "FOOTER" or "BUTTONS" or ""))],
        };
    }

    private static string TypeOf(JsonElement component) => component.Text("type")?.ToUpperInvariant() ?? "";

    /// <param name="Type"><c>URL</c>, <c>QUICK_REPLY</c>, <c>COPY_CODE</c>, <c>OTP</c>, …</param>
    /// <param name="Url">Of a URL button; may end in a placeholder.</param>
    internal sealed record Button(string Type, string Url);
}
