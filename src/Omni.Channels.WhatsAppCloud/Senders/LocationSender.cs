using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph.Requests;

namespace Omni.Channels.WhatsAppCloud.Senders;

/// <summary>A place.</summary>
internal sealed class LocationSender : ISender
{
    public IReadOnlyList<string> ContentTypes => [ContentType.Location];

    public MessageRequest Build(MessageRequest request, OutgoingMessage message, string? uploadId)
    {
        var place = ((LocationContent)message.Content).Location;
        return request with { Location = new MessageRequest.LocationBody(place.Latitude, place.Longitude, place.Name, place.Address) };
    }
}
