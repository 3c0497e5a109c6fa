using System.Text.Json.Serialization;
using Omni.Contract.Instances;

namespace Omni.Contract.Contents;

/// <summary>A place.</summary>
public sealed record LocationContent : MessageContent
{
    /// <summary>The place.</summary>
    public required GeoLocation Location { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Location;

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendLocation;
}
