using System.Text.Json;
using FluentValidation;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Location;

/// <summary>Sends locations with valid coordinates.</summary>
internal sealed class LocationSender : Sender<LocationContent>
{
    private static readonly Validator Rules = new();

    protected override Preparation Check(LocationContent content) => Checked(content, Rules.Validate(content.Location));

    protected override JsonElement Build(LocationContent content, OutgoingMessage message, string? uploadId)
    {
        var place = content.Location;
        return JsonSerializer.SerializeToElement(
            new LocationBody(place.Latitude, place.Longitude, place.Name, place.Address), Kinds.Outbound.Default.LocationBody);
    }

    internal sealed record LocationBody(double Latitude, double Longitude, string? Name, string? Address);

    private sealed class Validator : AbstractValidator<GeoLocation>
    {
        public Validator()
        {
            RuleFor(l => l.Latitude).InclusiveBetween(-90, 90).WithMessage((_, value) => $"is {value}, must be -90 to 90 degrees");
            RuleFor(l => l.Longitude).InclusiveBetween(-180, 180).WithMessage((_, value) => $"is {value}, must be -180 to 180 degrees");
        }
    }
}
