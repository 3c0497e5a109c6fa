using Omni.Contract.Contents;

namespace Omni.Contract.Sending;

/// <summary>The body of <c>POST /messages/send/location</c>.</summary>
public sealed record SendLocationRequest : SendRequest
{
    /// <summary>Degrees north, -90 to 90. Required.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east, -180 to 180. Required.</summary>
    public required double Longitude { get; init; }

    /// <summary>The name of the place, at most 1,000 UTF-16 units; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The address of the place, at most 1,000 UTF-16 units; null for none.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override MessageContent? ToContent() => new LocationContent
    {
        Location = new GeoLocation { Latitude = Latitude, Longitude = Longitude, Name = Name, Address = Address },
    };
}
