using FluentValidation;
using Omni.Channels.Sdk.Contents;

namespace Omni.Channels.WhatsAppCloud.Checks;

/// <summary>A place that is on Earth.</summary>
internal sealed class LocationValidator : AbstractValidator<GeoLocation>
{
    public LocationValidator()
    {
        RuleFor(l => l.Latitude).InclusiveBetween(-90, 90).WithMessage((_, value) => $"is {value}, must be -90 to 90 degrees");
        RuleFor(l => l.Longitude).InclusiveBetween(-180, 180).WithMessage((_, value) => $"is {value}, must be -180 to 180 degrees");
    }
}
