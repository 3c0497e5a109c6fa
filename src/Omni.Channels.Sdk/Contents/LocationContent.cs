using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Capabilities;

namespace Omni.Channels.Sdk.Contents;

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
