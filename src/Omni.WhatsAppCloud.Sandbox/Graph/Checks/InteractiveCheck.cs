using System.Text.Json;
using Omni.WhatsAppCloud.Sandbox.Media;

namespace Omni.WhatsAppCloud.Sandbox.Graph.Checks;

/// <summary>Interactive messages. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#interactive-object</summary>
internal sealed class InteractiveCheck(MediaStore media) : IKindCheck
{
    private static readonly string[] Types =
    [
        "button", "list", "cta_url", "location_request_message", "address_message", "product", "product_list", "catalog_message", "flow",
        "carousel", "call_permission_request", "order_details", "order_status", "voice_call", "request_contact_info",
    ];

    public IReadOnlyList<string> Kinds => ["interactive"];

    public IResult? Of(SandboxNumber number, JsonElement message) => Of(message.Member("interactive"), media);

    private static IResult? Of(JsonElement? interactive, MediaStore media)
    {
        if (!interactive.IsObject()) return GraphFailure.Missing("interactive");
        var kind = interactive.Text("type");
        if (kind is null) return GraphFailure.Missing("interactive.type");
        if (!Types.Contains(kind)) return GraphFailure.Value($"interactive['type'] must be one of {string.Join(", ", Types)}");
        var header = interactive.Member("header");
        return WordsOf(interactive, kind) ?? HeaderAllowed(header, kind) ?? HeaderOf(header, media)
            ?? ActionOf(interactive.Member("action"), kind, media);
    }

    private static IResult? WordsOf(JsonElement? interactive, string kind)
    {
        var maxBody = kind == "list" ? 4096 : 1024;
        if (kind is not ("product" or "call_permission_request" or "order_status")
            && string.IsNullOrEmpty(interactive.Member("body").Text("text")))
        {
            return GraphFailure.Missing("interactive.body.text");
        }
        return TooLong(interactive.Member("body").Text("text"), "body", maxBody)
            ?? TooLong(interactive.Member("footer").Text("text"), "footer", 60);
    }

    /// <summary>Lists and products have their own rules of headers.</summary>
    private static IResult? HeaderAllowed(JsonElement? header, string kind) => kind switch
    {
        "product_list" when header is null => GraphFailure.Missing("interactive.header"),
        "list" or "product_list" when header is not null && header.Text("type") is not (null or "text") =>
            GraphFailure.Value($"interactive['header']['type'] must be text for {kind}"),
        "product" or "catalog_message" or "location_request_message" when header is not null =>
            GraphFailure.Value($"interactive['header'] is not allowed for {kind}"),
        _ => null,
    };

    private static IResult? HeaderOf(JsonElement? header, MediaStore media) => header.Text("type") switch
    {
        null => header is null ? null : GraphFailure.Missing("interactive.header.type"),
        "text" => string.IsNullOrEmpty(header.Text("text"))
            ? GraphFailure.Missing("interactive.header.text")
            : TooLong(header.Text("text"), "header", 60),
        ("image" or "video" or "document") and var kind => MediaCheck.OfSource(header.Member(kind), kind, media),
        var other => GraphFailure.Value($"interactive['header']['type'] cannot be {other}"),
    };

    private static IResult? ActionOf(JsonElement? action, string kind, MediaStore media)
    {
        if (!action.IsObject()) return GraphFailure.Missing("interactive.action");
        return kind switch
        {
            "button" => ButtonsOf(action.Items("buttons")),
            "list" => ListOf(action),
            "cta_url" => Named(action, "cta_url") ?? Required(action.Member("parameters"), "parameters", "display_text", "url")
                ?? TooLong(action.Member("parameters").Text("display_text"), "display_text", 20)
                ?? UrlOf(action.Member("parameters").Text("url")!),
            "location_request_message" => Named(action, "send_location"),
            "address_message" => Named(action, "address_message") ?? Required(action.Member("parameters"), "parameters", "country"),
            "product" => Required(action, "action", "catalog_id", "product_retailer_id"),
            "product_list" => Required(action, "action", "catalog_id") ?? ProductsOf(action.Items("sections")),
            "catalog_message" => Named(action, "catalog_message"),
            "flow" => Named(action, "flow") ?? Required(action.Member("parameters"), "parameters", "flow_message_version", "flow_cta")
                ?? FlowOf(action.Member("parameters")),
            "carousel" => CarouselOf(action.Items("cards"), media),
            "call_permission_request" or "voice_call" or "request_contact_info" => Named(action, kind),
            _ => null,
        };
    }

    private static IResult? ButtonsOf(IReadOnlyList<JsonElement> buttons)
    {
        if (buttons.Count is < 1 or > 3) return GraphFailure.Value("interactive['action']['buttons'] must have 1 to 3 buttons");
        foreach (var button in buttons)
        {
            if (button.Text("type") != "reply") return GraphFailure.Value("interactive['action']['buttons']['type'] must be reply");
            var reply = button.Member("reply");
            if (Required(reply, "reply", "id", "title") is { } missing) return missing;
            if ((TooLong(reply.Text("id"), "reply.id", 256) ?? TooLong(reply.Text("title"), "reply.title", 20)) is { } tooLong)
                return tooLong;
        }

        return buttons.Select(b => b.Member("reply").Text("id")).Distinct().Count() == buttons.Count
            ? null
            : GraphFailure.Value("Buttons must have different ids");
    }

    private static IResult? ListOf(JsonElement? action)
    {
        if ((Required(action, "action", "button") ?? TooLong(action.Text("button"), "button", 20)) is { } wrong) return wrong;
        var sections = action.Items("sections");
        if (sections.Count is < 1 or > 10) return GraphFailure.Value("interactive['action']['sections'] must have 1 to 10 sections");
        var rows = sections.SelectMany(s => s.Items("rows")).ToList();
        if (rows.Count is < 1 or > 10) return GraphFailure.Value($"Total row count exceeds max allowed count: 10. It is {rows.Count}");
        foreach (var row in rows)
        {
            if ((Required(row, "row", "id", "title") ?? TooLong(row.Text("id"), "row.id", 200)
                ?? TooLong(row.Text("title"), "row.title", 24) ?? TooLong(row.Text("description"), "row.description", 72)) is { } fault)
            {
                return fault;
            }
        }

        if (sections.Count > 1 && sections.Any(s => string.IsNullOrEmpty(s.Text("title"))))
            return GraphFailure.Missing("interactive.action.sections.title");
        return sections.Select(s => TooLong(s.Text("title"), "section.title", 24)).FirstOrDefault(f => f is not null);
    }

    private static IResult? ProductsOf(IReadOnlyList<JsonElement> sections)
    {
        if (sections.Count is < 1 or > 10) return GraphFailure.Value("interactive['action']['sections'] must have 1 to 10 sections");
        var products = sections.SelectMany(s => s.Items("product_items")).ToList();
        if (sections.Any(s => s.Items("product_items").Count == 0) || products.Count > 30)
            return GraphFailure.Value("A section must have a product, and all of them at most 30");
        if (products.Any(p => string.IsNullOrEmpty(p.Text("product_retailer_id"))))
            return GraphFailure.Missing("interactive.action.sections.product_items.product_retailer_id");
        if (sections.Count > 1 && sections.Any(s => string.IsNullOrEmpty(s.Text("title"))))
            return GraphFailure.Missing("interactive.action.sections.title");
        return sections.Select(s => TooLong(s.Text("title"), "section.title", 24)).FirstOrDefault(f => f is not null);
    }

    private static IResult? FlowOf(JsonElement? flow) => flow.Member("flow_id") is null == flow.Member("flow_name") is null
        ? GraphFailure.Value("Exactly one of flow_id, flow_name is required")
        : null;

    private static IResult? UrlOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"
        ? null
        : GraphFailure.Value("interactive['action']['parameters']['url'] is not a valid URL");

    private static IResult? CarouselOf(IReadOnlyList<JsonElement> cards, MediaStore media)
    {
        if (cards.Count is < 2 or > 10) return GraphFailure.Value("interactive['action']['cards'] must have 2 to 10 cards");
        foreach (var card in cards)
        {
            if (card.Member("card_index") is not { ValueKind: JsonValueKind.Number }) return GraphFailure.Missing("card_index");
            if (card.Member("header").Text("type") is not (null or "image" or "video" or "product"))
                return GraphFailure.Value("The header of a card must be an image, a video or a product");
            if (TooLong(card.Member("body").Text("text"), "card.body", 160) is { } tooLong) return tooLong;
            if ((HeaderOf(card.Member("header"), media) ?? CardActionOf(card, media)) is { } fault) return fault;
        }

        return null;
    }

    /// <summary>Quick replies, or what the type of the card says.</summary>
    private static IResult? CardActionOf(JsonElement card, MediaStore media)
    {
        var replies = card.Member("action").Items("buttons").Select(b => b.Member("quick_reply")).ToList();
        if (replies.Count == 0) return ActionOf(card.Member("action"), card.Text("type") ?? "", media);
        return replies.Select(r => Required(r, "quick_reply", "id", "title") ?? TooLong(r.Text("id"), "quick_reply.id", 256)
            ?? TooLong(r.Text("title"), "quick_reply.title", 20)).FirstOrDefault(fault => fault is not null);
    }

    private static IResult? Named(JsonElement? action, string name) =>
        action.Text("name") == name ? null : GraphFailure.Value($"interactive['action']['name'] must be {name}");

    private static IResult? Required(JsonElement? of, string path, params string[] names) =>
        names.FirstOrDefault(name => of.Member(name) is not { } value
            || value is { ValueKind: JsonValueKind.String } && value.GetString()!.Length == 0) is { } missing
            ? GraphFailure.Missing($"interactive.{path}.{missing}")
            : null;

    private static IResult? TooLong(string? text, string what, int max) =>
        text?.Length > max ? GraphFailure.Value($"{what} must be at most {max} characters long. It is {text.Length}") : null;
}
