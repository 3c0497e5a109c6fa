using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Channels.WhatsAppCloud.Kinds.Interactive;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>
/// The parts of a template message that are validated
/// without the template itself. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#template-object
/// </summary>
internal sealed record TemplateView
{
    public string? Name { get; init; }
    public string? Language { get; init; }
    public IReadOnlyList<ComponentView>? Components { get; init; }

    internal sealed record ComponentView
    {
        public string? Type { get; init; }
        public string? SubType { get; init; }
        public JsonElement? Index { get; init; }
        public IReadOnlyList<ParameterView>? Parameters { get; init; }
        public IReadOnlyList<TemplateCard>? Cards { get; init; }
    }

    internal sealed record TemplateCard(int? CardIndex, IReadOnlyList<ComponentView>? Components);

    internal sealed record ParameterView
    {
        public string? Type { get; init; }
        public string? ParameterName { get; init; }
        public string? Text { get; init; }
        public string? CouponCode { get; init; }
        public CurrencyView? Currency { get; init; }
        public DateTimeView? DateTime { get; init; }
        public InteractiveView.MediaView? Image { get; init; }
        public InteractiveView.MediaView? Video { get; init; }
        public InteractiveView.MediaView? Document { get; init; }
        public LocationView? Location { get; init; }

        [JsonIgnore]
        public CurrencyView GivenCurrency => Currency ?? new CurrencyView(FallbackValue: null, Code: null, Amount1000: null);

        [JsonIgnore]
        public string? DateTimeFallback => DateTime?.FallbackValue;
    }

    internal sealed record CurrencyView(
        string? FallbackValue, string? Code, [property: JsonPropertyName("amount_1000")] decimal? Amount1000);

    internal sealed record DateTimeView(string? FallbackValue);

    internal sealed record LocationView(JsonElement? Latitude, JsonElement? Longitude);
}
