using Omni.Client.Access;
using Omni.Client.Events;
using Omni.Client.Instances;
using Omni.Client.Messages;
using Omni.Client.Operating;
using Omni.Client.Sending;

namespace Omni.Client;

/// <summary>
/// Omni's REST API, a noun at a time. Thread safe. A refusal is an <see cref="OmniApiException"/>. Registered by
/// <see cref="OmniClientRegistration.AddOmniClient"/>.
/// </summary>
public sealed class OmniClient(
    ISendApi send, IReceiptsApi receipts, IInstancesApi instances, IMessagesApi messages, IChatsApi chats, IMediaApi media,
    IEventsApi events, EventFollower follower, MediaTransfer transfer, ISubscriptionsApi subscriptions, IKeysApi keys, IAuthApi auth,
    IOutboxApi outbox, IDeadLettersApi deadLetters, IWebhooksApi webhooks, ISettingsApi settings, IHealthApi health)
{
    /// <summary>Sending messages.</summary>
    public ISendApi Send => send;

    /// <summary>Telling the other side that we have read, or that we are typing.</summary>
    public IReceiptsApi Receipts => receipts;

    /// <summary>Instances: making, connecting, reading them.</summary>
    public IInstancesApi Instances => instances;

    /// <summary>Reading messages.</summary>
    public IMessagesApi Messages => messages;

    /// <summary>Chats.</summary>
    public IChatsApi Chats => chats;

    /// <summary>Fetching media that could not be had before.</summary>
    public IMediaApi Media => media;

    /// <summary>Sending and reading files as streams.</summary>
    public MediaTransfer Files => transfer;

    /// <summary>Reading events.</summary>
    public IEventsApi Events => events;

    /// <summary>Following events as they happen.</summary>
    public EventFollower Follow => follower;

    /// <summary>Having events posted to a URL.</summary>
    public ISubscriptionsApi Subscriptions => subscriptions;

    /// <summary>API keys and the audit.</summary>
    public IKeysApi Keys => keys;

    /// <summary>What a key is good for.</summary>
    public IAuthApi Auth => auth;

    /// <summary>What waits to be sent.</summary>
    public IOutboxApi Outbox => outbox;

    /// <summary>Webhooks that could not be processed.</summary>
    public IDeadLettersApi DeadLetters => deadLetters;

    /// <summary>Processing webhooks once more.</summary>
    public IWebhooksApi Webhooks => webhooks;

    /// <summary>The settings in force.</summary>
    public ISettingsApi Settings => settings;

    /// <summary>Whether the host lives and can work.</summary>
    public IHealthApi Health => health;
}
