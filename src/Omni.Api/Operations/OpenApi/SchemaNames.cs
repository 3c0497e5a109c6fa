using Omni.Contract.Access;
using Omni.Contract.Chats;
using Omni.Contract.Contacts;
using Omni.Contract.DeadLetters;
using Omni.Contract.Erasures;
using Omni.Contract.Events;
using Omni.Contract.Health;
using Omni.Contract.Instances;
using Omni.Contract.Messages;
using Omni.Contract.Outbox;
using Omni.Contract.Receipts;
using Omni.Contract.Sending;
using Omni.Contract.Settings;
using Omni.Contract.Subscriptions;
using Omni.Contract.Webhooks;

namespace Omni.Api.Operations.OpenApi;

/// <summary>Names of schemas that differ from the names of their records: clients are generated from them.</summary>
internal static class SchemaNames
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(ApiKey)] = "ApiKeyView",
        [typeof(AuditEntry)] = "AuditView",
        [typeof(Channel)] = "ChannelView",
        [typeof(Chat)] = "ChatView",
        [typeof(ChatParticipant)] = "ParticipantView",
        [typeof(ConnectOutcome)] = "ConnectView",
        [typeof(Contact)] = "ContactView",
        [typeof(DeadLetter)] = "DeadLetterView",
        [typeof(ErasureStatus)] = "ErasureView",
        [typeof(EventAnalytics)] = "AnalyticsView",
        [typeof(EventFilters)] = "SearchEventsRequestEventFilters",
        [typeof(EventRecord)] = "EventView",
        [typeof(Group)] = "GroupView",
        [typeof(HostHealth)] = "HealthView",
        [typeof(Instance)] = "InstanceView",
        [typeof(InstanceError)] = "ConnectionError",
        [typeof(InstanceOutbox)] = "OutboxOfInstance",
        [typeof(InstanceStatus)] = "StatusView",
        [typeof(KeyDeletion)] = "DeletedKeyDeletion",
        [typeof(KeyValidation)] = "KeyView",
        [typeof(Message)] = "MessageView",
        [typeof(MessagePart)] = "SendOutcomePiece",
        [typeof(OpenBreaker)] = "BreakerView",
        [typeof(OutboxEntry)] = "QueuedView",
        [typeof(OutboxSummary)] = "OutboxView",
        [typeof(ProfileDetails)] = "ProfileSynced",
        [typeof(Receipt)] = "ReceiptAnswer",
        [typeof(ReceiptDetails)] = "ReceiptAnswerFacts",
        [typeof(ReplayOutcome)] = "ReplayView",
        [typeof(Setting)] = "SettingView",
        [typeof(ShortContactCard)] = "SendContactRequestShortCard",
        [typeof(Subscription)] = "SubscriptionView",
        [typeof(SubscriptionDelivery)] = "DeliveryView",
        [typeof(SyncedProfile)] = "ProfileView",
        [typeof(UserProfile)] = "UserProfileView",
    };

    private static readonly HashSet<Type> Envelopes = [typeof(Data<>), typeof(Page<>), typeof(FetchedPage<>)];

    /// <summary>The name of a schema; null when it is that of the type.</summary>
    public static string? Of(Type type)
    {
        if (Names.TryGetValue(type, out var name)) return name;
        if (!type.IsGenericType || !Envelopes.Contains(type.GetGenericTypeDefinition())) return null;
        var item = type.GetGenericArguments()[0];
        return $"{type.Name.Split('`')[0]}Of{Of(item) ?? item.Name}";
    }
}
