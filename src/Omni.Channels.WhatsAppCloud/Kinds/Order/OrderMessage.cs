using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Order;

/// <summary>An order from a catalogue.</summary>
internal sealed record OrderMessage : InboundMessage
{
    public OrderBody? Order { get; init; }

    public override MessageContent ToContent() => new ProductContent
    {
        CatalogId = Order?.CatalogId ?? "",
        ProductId = Order?.ProductItems?.FirstOrDefault(item => item is not null)?.ProductRetailerId ?? "",
        Text = string.IsNullOrEmpty(Order?.Text) ? null : Order.Text,
    };

    internal sealed record OrderBody
    {
        public string? CatalogId { get; init; }
        public string? Text { get; init; }
        public IReadOnlyList<Item?>? ProductItems { get; init; }
    }

    internal sealed record Item
    {
        public string? ProductRetailerId { get; init; }
        public decimal? Quantity { get; init; }
        public decimal? ItemPrice { get; init; }
        public string? Currency { get; init; }
    }
}
