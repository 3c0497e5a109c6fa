using System.Text.Json;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>Builds the view of a channel.</summary>
internal static class ChannelView
{
    /// <summary>A channel under one of its ids.</summary>
    public static Channel Of(IChannelPlugin channel, string id) => new()
    {
        Id = id,
        Name = channel.Name,
        Version = channel.Version,
        Description = channel.Name,
        Loaded = true,
        Capabilities = channel.Capabilities,
    };

    public static ChannelEventSupport EventsOf(IChannelPlugin channel, string id) => new()
    {
        Id = id,
        Name = channel.Name,
        Emits = channel.Capabilities.Events?.Emits,
        Edits = Known(channel.Capabilities.Events?.Edits),
        Deletes = Known(channel.Capabilities.Events?.Deletes),
        Idempotency = Known(channel.Capabilities.Events?.Idempotency),
    };

    private static JsonElement Known(bool? flag) =>
        flag is { } known ? JsonSerializer.SerializeToElement(known) : JsonSerializer.SerializeToElement("unknown");
}
