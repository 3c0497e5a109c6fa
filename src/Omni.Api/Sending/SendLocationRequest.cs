using FluentValidation;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Sending;

/// <summary>The body of <c>POST /messages/send/location</c>.</summary>
internal sealed record SendLocationRequest : SendRequest
{
    /// <summary>Degrees north, -90..90.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, -180..180.</summary>
    public double? Longitude { get; init; }

    public string? Name { get; init; }
    public string? Address { get; init; }
    protected override MessageContent ContentOf() =>
        new LocationContent { Location = new GeoLocation { Latitude = Latitude!.Value, Longitude = Longitude!.Value, Name = Name, Address = Address } };

    internal sealed class Validator : AbstractValidator<SendLocationRequest>
    {
        private const int MaxWords = 1000;

        public Validator()
        {
            this.AddSendRules();
            RuleFor(r => r.Latitude).NotNull().WithMessage("'latitude' is required");
            RuleFor(r => r.Longitude).NotNull().WithMessage("'longitude' is required");
            RuleFor(r => r.Name).NoNul("name");
            RuleFor(r => r.Name).Must(n => n is null || n.Length <= MaxWords).WithMessage((_, n) => $"'name' is {n!.Length} UTF-16 units, at most {MaxWords}");
            RuleFor(r => r.Address).NoNul("address");
            RuleFor(r => r.Address).Must(a => a is null || a.Length <= MaxWords).WithMessage((_, a) => $"'address' is {a!.Length} UTF-16 units, at most {MaxWords}");
        }
    }
}
