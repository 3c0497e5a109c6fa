using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Location;

/// <summary>An inbound location.</summary>
internal sealed record LocationMessage : InboundMessage
{
    public Place? Location { get; init; }

    public override MessageContent ToContent() => Location switch
    {
        { Latitude: { } latitude, Longitude: { } longitude } => new LocationContent
        {
            Location = new GeoLocation
            {
                Latitude = latitude,
                Longitude = longitude,
                Name = Location.Name,
                Address = Location.Address,
            },
        },
        _ => new UnknownContent { OriginalType = Type, Text = Location?.Name ?? Location?.Address },
    };

    internal sealed record Place
    {
        public double? Latitude { get; init; }
        public double? Longitude { get; init; }
        public string? Name { get; init; }
        public string? Address { get; init; }
        public string? Url { get; init; }
    }
}
