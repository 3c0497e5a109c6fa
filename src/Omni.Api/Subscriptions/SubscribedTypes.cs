using Omni.Api.Events;
using Omni.Api.Foundation.Http;
using Omni.Api.Foundation.Http.Unknown;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Subscriptions;

/// <summary>Decides which event types a subscription may name: those that can come, now or with a later word of a channel.</summary>
internal sealed class SubscribedTypes(ChannelRegistry channels)
{
    /// <summary>The refusal of types and patterns that match no event; null when each may match one.</summary>
    public ApiError? RefusalOf(IReadOnlyList<string>? types)
    {
        if (types is null) return null;
        List<string> known = [.. KnownEventTypes.All, .. channels.All.SelectMany(channel => channel.Capabilities.Events?.Emits ?? [])];
        var faults = types.Where(type => !known.Exists(other => KnownEventTypes.Meet(type, other))).Distinct(StringComparer.Ordinal)
            .Select(type => $"'eventTypes': '{type}' matches no event; the nearest is '{NearMiss.Nearest(type, known)}'").ToArray();
        return faults.Length == 0 ? null : ApiError.Validation(new Dictionary<string, string[]> { ["eventTypes"] = faults });
    }
}
