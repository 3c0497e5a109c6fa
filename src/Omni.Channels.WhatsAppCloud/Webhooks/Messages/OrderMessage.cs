namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>An order from a catalogue.</summary>
internal sealed record OrderMessage : InboundMessage
{
    public required OrderBody Order { get; init; }

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
