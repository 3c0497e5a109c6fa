using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Kinds.Interactive;

/// <summary>
/// The validated parts of Meta's interactive object. The original
/// object is sent. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#interactive-object
/// </summary>
internal sealed record InteractiveView
{
    public string? Type { get; init; }
    public HeaderView? Header { get; init; }
    public WordsView? Body { get; init; }
    public WordsView? Footer { get; init; }
    public ActionView? Action { get; init; }

    [JsonIgnore]
    public string? BodyText => Body?.Text;

    [JsonIgnore]
    public string? FooterText => Footer?.Text;

    internal sealed record HeaderView
    {
        public string? Type { get; init; }
        public string? Text { get; init; }
        public string? SubText { get; init; }
        public MediaView? Image { get; init; }
        public MediaView? Video { get; init; }
        public MediaView? Document { get; init; }
    }

    internal sealed record MediaView(string? Id, string? Link);

    internal sealed record WordsView(string? Text);

    internal sealed record ActionView
    {
        public string? Name { get; init; }

        /// <summary>Of a list: the label of the button that opens it.</summary>
        public string? Button { get; init; }

        public IReadOnlyList<ButtonView?>? Buttons { get; init; }
        public IReadOnlyList<SectionView?>? Sections { get; init; }
        public IReadOnlyList<CardView?>? Cards { get; init; }
        public string? CatalogId { get; init; }
        public string? ProductRetailerId { get; init; }
        public ParametersView? Parameters { get; init; }

        [JsonIgnore]
        public ParametersView Given => Parameters ?? new ParametersView();
    }

    internal sealed record ButtonView(string? Type, ReplyView? Reply, ReplyView? QuickReply)
    {
        /// <summary>Of a button on a card.</summary>
        [JsonIgnore]
        public ReplyView Answer => QuickReply ?? GivenReply;

        [JsonIgnore]
        public ReplyView GivenReply => Reply ?? new ReplyView(Id: null, Title: null);
    }

    internal sealed record ReplyView(string? Id, string? Title);

    internal sealed record SectionView(string? Title, IReadOnlyList<RowView?>? Rows, IReadOnlyList<ProductView?>? ProductItems);

    internal sealed record RowView(string? Id, string? Title, string? Description);

    internal sealed record ProductView(string? ProductRetailerId);

    internal sealed record ParametersView
    {
        public string? DisplayText { get; init; }
        public string? Url { get; init; }
        public string? Country { get; init; }
        public string? FlowId { get; init; }
        public string? FlowName { get; init; }
        public string? FlowCta { get; init; }
        public JsonElement? FlowMessageVersion { get; init; }
        public string? FlowAction { get; init; }
        public string? Mode { get; init; }
        public FlowPayloadView? FlowActionPayload { get; init; }

        /// <summary>Of a call button: how long it can be used.</summary>
        public decimal? TtlMinutes { get; init; }
    }

    internal sealed record FlowPayloadView(JsonElement? Data);

    /// <summary>A card of a carousel, in the format of an interactive message.</summary>
    internal sealed record CardView
    {
        public int? CardIndex { get; init; }
        public string? Type { get; init; }
        public HeaderView? Header { get; init; }
        public WordsView? Body { get; init; }
        public ActionView? Action { get; init; }

        [JsonIgnore]
        public string? BodyText => Body?.Text;

        /// <summary>Whether its type is known here. A card with quick replies needs none.</summary>
        [JsonIgnore]
        public bool IsKnown => Type is null or "cta_url" or "button" or "product";

        /// <summary>The kind and the number of its buttons.</summary>
        [JsonIgnore]
        public (string? Kind, int Count) Buttons =>
            Action?.Buttons is { Count: > 0 } buttons ? (buttons[0]?.Type, buttons.Count) : (Type, 0);
    }
}
