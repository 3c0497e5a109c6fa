using System.Globalization;
using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Kinds.Interactive;
using Omni.Channels.WhatsAppCloud.Media;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>Validates a parameter of a template message. A parameter of a type that is not known here goes to Meta as it is.</summary>
internal sealed class ParameterCheck(FaultList faults)
{
    public const int MaxUrl = 2000, MaxPayload = 128, MaxCoupon = 20;

    public void Check(GivenParameter parameter, int maxText)
    {
        switch (parameter.Type)
        {
            case "text": CheckText(parameter, "text", maxText, isShown: true); break;
            case "payload": CheckText(parameter, "payload", MaxPayload, isShown: false); break;
            case "coupon_code": CheckText(parameter, "coupon_code", MaxCoupon, isShown: false); break;
            case "currency": CheckCurrency(parameter); break;
            case "date_time": CheckFallback(parameter, "date_time"); break;
            case "image" or "video" or "document" or "gif": CheckMedia(parameter); break;
            case "location": CheckLocation(parameter); break;
            case "product": CheckPresent(parameter, "product", "product_retailer_id"); break;
            case "limited_time_offer": CheckOffer(parameter); break;
            case "ttl_minutes": CheckMinutes(parameter); break;
            case "action" when parameter.Json.Member("action") is not { ValueKind: JsonValueKind.Object }:
                faults.Add($"{parameter.Path}.action", "must be an object");
                break;
        }

        if (parameter.Json.Member("parameter_name") is { ValueKind: not JsonValueKind.String })
            faults.WrongType($"{parameter.Path}.parameter_name");
    }

    /// <summary>Validates the products of a multi-product button.</summary>
    public void CheckProducts(GivenParameter parameter)
    {
        var path = $"{parameter.Path}.action.sections";
        if (parameter.Type != "action" || parameter.Json.Member("action") is not { ValueKind: JsonValueKind.Object } action) return;
        var sections = action.Items("sections").ToList();
        if (sections.Count is < 1 or > ActionValidator.MaxSections)
            faults.Add(path, $"has {sections.Count} items, must have 1 to {ActionValidator.MaxSections}");
        var products = sections.Sum(s => s.Items("product_items").Count());
        if (products > ActionValidator.MaxProducts)
            faults.Add(path, $"has {products} products in all, at most {ActionValidator.MaxProducts}");
        for (var i = 0; i < sections.Count; i++)
        {
            var title = sections[i].Text("title");
            if (title is null && sections.Count > 1) faults.Add($"{path}[{i}].title", "is required when there are several sections");
            CheckLength($"{path}[{i}].title", title ?? "", ActionValidator.MaxSectionTitle);
            var items = sections[i].Items("product_items").ToList();
            if (items.Count == 0) faults.Add($"{path}[{i}].product_items", "must have at least one product");
            for (var n = 0; n < items.Count; n++)
            {
                if (items[n].Text("product_retailer_id") is null)
                    faults.Add($"{path}[{i}].product_items[{n}].product_retailer_id", "is required");
            }
        }
    }

    private void CheckText(GivenParameter parameter, string name, int max, bool isShown)
    {
        var path = $"{parameter.Path}.{name}";
        var value = parameter.Json.Member(name);
        if (value is not (null or { ValueKind: JsonValueKind.String }))
        {
            faults.WrongType(path);
            return;
        }

        var text = value?.GetString();
        if (string.IsNullOrWhiteSpace(text)) faults.Add(path, "is required");
        else if (isShown && TemplateText.FaultOf(text) is { } fault) faults.Add(path, fault);
        CheckLength(path, text ?? "", max);
    }

    private void CheckLength(string path, string text, int max)
    {
        if (text.Length > max) faults.Add(path, $"is {text.Length:N0} UTF-16 units, at most {max:N0}");
    }

    private void CheckCurrency(GivenParameter parameter)
    {
        CheckFallback(parameter, "currency");
        var currency = parameter.Json.Member("currency");
        if (currency.Text("code") is not { Length: 3 } code || !code.All(char.IsAsciiLetterUpper))
            faults.Add($"{parameter.Path}.currency.code", "must be an ISO 4217 code, such as BRL");
        if (!decimal.TryParse(currency.Text("amount_1000"), CultureInfo.InvariantCulture, out _))
            faults.Add($"{parameter.Path}.currency.amount_1000", "is required: the amount times 1,000");
    }

    private void CheckFallback(GivenParameter parameter, string name) => CheckPresent(parameter, name, "fallback_value");

    private void CheckPresent(GivenParameter parameter, string name, string member)
    {
        if (parameter.Json.Member(name).Text(member) is null) faults.Add($"{parameter.Path}.{name}.{member}", "is required");
    }

    private void CheckMedia(GivenParameter parameter)
    {
        var path = $"{parameter.Path}.{parameter.Type}";
        var media = parameter.Json.Member(parameter.Type);
        var (id, link) = (media.Text("id"), media.Text("link"));
        if (id is null == link is null) faults.Add(path, "needs an id or a link, and not both");
        else if (link is not null && FetchableLink.FaultOf(link) is { } fault) faults.Add($"{path}.link", fault);
    }

    private void CheckLocation(GivenParameter parameter)
    {
        var location = parameter.Json.Member("location");
        if (location.Text("latitude") is null || location.Text("longitude") is null)
            faults.Add($"{parameter.Path}.location", "needs latitude and longitude");
    }

    private void CheckOffer(GivenParameter parameter)
    {
        var ends = parameter.Json.Member("limited_time_offer").Text("expiration_time_ms");
        if (!long.TryParse(ends, CultureInfo.InvariantCulture, out var time) || time <= 0)
            faults.Add($"{parameter.Path}.limited_time_offer.expiration_time_ms", "must be a time in milliseconds since 1970");
    }

    private void CheckMinutes(GivenParameter parameter)
    {
        if (!int.TryParse(parameter.Json.Text("ttl_minutes"), CultureInfo.InvariantCulture, out var minutes)
            || minutes is < 1 or > ActionValidator.MaxCallMinutes)
        {
            faults.Add($"{parameter.Path}.ttl_minutes", $"must be 1 to {ActionValidator.MaxCallMinutes:N0}");
        }
    }
}
