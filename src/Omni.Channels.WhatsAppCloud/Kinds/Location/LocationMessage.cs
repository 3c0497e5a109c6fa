using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Location;

/// <summary>An inbound location.</summary>
internal sealed record LocationMessage : InboundMessage
{
    public required Place Location { get; init; }

    public override MessageContent ToContent() => new LocationContent
    {
        Location = new GeoLocation
        {
            Latitude = Location.Latitude,
            Longitude = Location.Longitude,
            Name = Location.Name,
            Address = Location.Address,
        },
    };

    internal sealed record Place
    {
        public required double Latitude { get; init; }
        public required double Longitude { get; init; }
        public string? Name { get; init; }
        public string? Address { get; init; }
        public string? Url { get; init; }
    }
}
