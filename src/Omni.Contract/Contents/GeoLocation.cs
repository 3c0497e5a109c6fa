namespace Omni.Contract.Contents;

/// <summary>A place.</summary>
public sealed record GeoLocation
{
    /// <summary>Degrees north, -90..90.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east, -180..180.</summary>
    public required double Longitude { get; init; }

    /// <summary>The place's name; null when there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The place's address; null when there is none.</summary>
    public string? Address { get; init; }
}
