using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>A live location.</summary>
public sealed record LiveLocationContent : MessageContent
{
    /// <summary>The current position.</summary>
    public required GeoLocation Location { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.LiveLocation;
}
