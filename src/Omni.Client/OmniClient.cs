using Omni.Client.Access;
using Omni.Client.Events;
using Omni.Client.Instances;
using Omni.Client.Messages;
using Omni.Client.Operating;
using Omni.Client.Persons;
using Omni.Client.Sending;

namespace Omni.Client;

/// <summary>
/// The client of Omni's REST API. Thread safe. Refused requests throw <see cref="OmniApiException"/>, requests without an answer
/// <see cref="OmniConnectionException"/>. Registered by <see cref="OmniClientRegistration.AddOmniClient"/>.
/// </summary>
public sealed class OmniClient(
    MessageSender send, IReceiptsApi receipts, IInstancesApi instances, IMessagesApi messages, IChatsApi chats, IMediaApi media,
    IEventsApi events, EventFollower follower, MediaTransfer transfer, ISubscriptionsApi subscriptions, IKeysApi keys, IAuthApi auth,
    IOutboxApi outbox, IDeadLettersApi deadLetters, IWebhooksApi webhooks, ISettingsApi settings, IHealthApi health,
    IConsumersApi consumers, WebhookReceiver receiver, IScheduledMessagesApi scheduled, IPersonsApi persons, IContextApi context,
    IJourneysApi journeys)
{
    /// <summary>Sending messages.</summary>
    public MessageSender Send => send;

    /// <summary>Read receipts and typing indicators.</summary>
    public IReceiptsApi Receipts => receipts;

    /// <summary>Creating, connecting and reading instances.</summary>
    public IInstancesApi Instances => instances;

    /// <summary>Reading messages.</summary>
    public IMessagesApi Messages => messages;

    /// <summary>Reading and changing chats.</summary>
    public IChatsApi Chats => chats;

    /// <summary>Downloading media that failed before.</summary>
    public IMediaApi Media => media;

    /// <summary>Sending and reading files as streams.</summary>
    public MediaTransfer Files => transfer;

    /// <summary>Reading events.</summary>
    public IEventsApi Events => events;

    /// <summary>Following events as they happen.</summary>
    public EventFollower Follow => follower;

    /// <summary>
    /// Checks and reads the posts of subscriptions, with the secrets of <see cref="OmniClientOptions.WebhookSecrets"/>.
    /// </summary>
    public WebhookReceiver Receiver => receiver;

    /// <summary>Subscriptions: events posted to a URL.</summary>
    public ISubscriptionsApi Subscriptions => subscriptions;

    /// <summary>Durable consumers: events pulled and acknowledged.</summary>
    public IConsumersApi Consumers => consumers;

    /// <summary>Messages that are sent at a time.</summary>
    public IScheduledMessagesApi Scheduled => scheduled;

    /// <summary>API keys and the audit log.</summary>
    public IKeysApi Keys => keys;

    /// <summary>Checking an API key.</summary>
    public IAuthApi Auth => auth;

    /// <summary>Messages that wait to be sent.</summary>
    public IOutboxApi Outbox => outbox;

    /// <summary>Webhooks that could not be processed.</summary>
    public IDeadLettersApi DeadLetters => deadLetters;

    /// <summary>Replaying webhooks.</summary>
    public IWebhooksApi Webhooks => webhooks;

    /// <summary>The current settings.</summary>
    public ISettingsApi Settings => settings;

    /// <summary>Liveness and readiness of the host.</summary>
    public IHealthApi Health => health;

    /// <summary>Reading and changing persons.</summary>
    public IPersonsApi Persons => persons;

    /// <summary>What the user of the key works on.</summary>
    public IContextApi Context => context;

    /// <summary>How messages passed through the host.</summary>
    public IJourneysApi Journeys => journeys;
}
