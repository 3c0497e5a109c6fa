using Omni.Api.Receiving;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Api.Sending.Lanes;

/// <summary>
/// The time since which a status of each ambiguous message would have arrived: the channel has answered again, and then a webhook of the
/// number has come, so the way back works too. Kept in memory: after a start the host waits for both again.
/// </summary>
internal sealed class AmbiguousEvidence(LaneHost lanes, ChannelRegistry channels, WebhookSightings sightings)
{
    private readonly Dictionary<Guid, (DateTimeOffset? Answered, DateTimeOffset? Heard)> _messages = [];

    /// <summary>Null while it is not certain that a status would arrive.</summary>
    public DateTimeOffset? SilentSince(Guid messageId, Guid instanceId, string channel, DateTimeOffset ambiguousSince)
    {
        var (answered, heard) = _messages.GetValueOrDefault(messageId);
        if (answered is null)
        {
            if (lanes.Find(instanceId)?.AnsweringSince is { } at) answered = at > ambiguousSince ? at : ambiguousSince;
            else lanes.AskForAnAnswer(instanceId, channel);
        }

        if (answered is { } again && heard is null)
        {
            // A channel without webhooks reports in ways that the host does not see.
            if (channels.Get(channel) is not IWebhookChannel) heard = again;
            else if (sightings.LastOf(instanceId) is { } last && last >= again) heard = last;
        }

        _messages[messageId] = (answered, heard);
        return heard;
    }

    /// <summary>Removes all others: they are no longer ambiguous.</summary>
    public void Keep(HashSet<Guid> messageIds)
    {
        foreach (var id in _messages.Keys.Where(id => !messageIds.Contains(id)).ToList()) _messages.Remove(id);
    }

    public void Clear() => _messages.Clear();
}
