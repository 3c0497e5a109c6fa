using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Contents;

/// <summary>A place that moves.</summary>
public sealed record LiveLocationContent : MessageContent
{
    /// <summary>Where it is now.</summary>
    public required GeoLocation Location { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.LiveLocation;
}
