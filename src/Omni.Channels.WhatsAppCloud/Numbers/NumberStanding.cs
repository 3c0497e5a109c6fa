using System.Text.Json;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>Applies notices about what a number may do: its throughput, and the messaging limit of its portfolio.</summary>
internal sealed class NumberStanding(NumberPaces paces)
{
    private const string Quality = $"{EventTypes.CustomPrefix}phone_number_quality_update",
        Capability = $"{EventTypes.CustomPrefix}business_capability_update";

    private const string ThroughputUpgrade = "THROUGHPUT_UPGRADE";

    /// <summary>The members that name the limit, the newest first.</summary>
    private static readonly string[] Limits =
        ["max_daily_conversations_per_business", "max_daily_conversation_per_phone", "current_limit"];

    public void Apply(WhatsAppInstance instance, CustomEvent notice, InstanceManager instances)
    {
        if (notice.Name is not (Quality or Capability)) return;
        if (notice.Name == Quality && notice.Data.Text("event") == ThroughputUpgrade) paces.Raise(instance);
        if (LimitOf(notice.Data) is not { } limit || instances.GetStatus(instance.InstanceId) is not { Metadata: { } known } status) return;
        instances.SetStatus(instance.InstanceId, status with { Metadata = known with { MessagingLimit = limit } });
    }

    private static MessagingLimit? LimitOf(JsonElement data) =>
        Limits.Select(name => MessagingLimits.Read(data.Text(name))).FirstOrDefault(limit => limit is not null);
}
