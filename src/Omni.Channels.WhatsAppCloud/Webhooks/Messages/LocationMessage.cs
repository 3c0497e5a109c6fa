namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>A place.</summary>
internal sealed record LocationMessage : InboundMessage
{
    public required Place Location { get; init; }

    internal sealed record Place
    {
        public required double Latitude { get; init; }
        public required double Longitude { get; init; }
        public string? Name { get; init; }
        public string? Address { get; init; }
        public string? Url { get; init; }
    }
}
