using System.Collections.Concurrent;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Graph.Responses;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>Connects a number. The API is stateless: "connected" means that the token can read the number.</summary>
internal sealed class NumberConnection(GraphClient graph, InstanceDirectory directory, NumberPaces paces, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _checkedAt = new();
    private readonly AccountCheck _account = new(graph);

    /// <summary>When the number was last read.</summary>
    public DateTimeOffset CheckedAt(Guid instanceId) => _checkedAt.GetValueOrDefault(instanceId);

    /// <summary>The send rate of a number; null before it was read.</summary>
    public SendPace? PaceOf(Guid instanceId) => paces.Of(instanceId);

    public void Forget(Guid instanceId)
    {
        _checkedAt.TryRemove(instanceId, out _);
        paces.Forget(instanceId);
    }

    /// <summary>
    /// Reads the number, which confirms that the token reaches it, and the numbers of its account. Takes the number, and then registers
    /// the webhook, when a public URL is known. A wrong account, or a webhook that cannot be registered, is reported but
    /// does not fail the connect.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="takeNumber">
    /// Takes the number for the instance, and its account when that was confirmed; returns null on success, else the status
    /// of the failure.
    /// </param>
    /// <param name="ct">Cancels the calls.</param>
    public async Task<ConnectionStatus> ConnectAsync(
        WhatsAppInstance instance, Func<bool, CancellationToken, Task<ConnectionStatus?>> takeNumber, CancellationToken ct)
    {
        var status = await ReadNumberAsync(instance, ct);
        if (!status.IsConnected) return status;
        var account = await _account.AskAsync(instance, ct);
        if (account is AccountConfirmation.Unknown { Reason: var unknown })
            return ConnectionStatus.Failed(new ConnectionError("GRAPH_UNREACHABLE", unknown, Retryable: true), time.GetUtcNow());
        if (await takeNumber(account is AccountConfirmation.Confirmed, ct) is { } refused) return refused;

        string?[] said =
        [
            status.Message,
            account is AccountConfirmation.Denied { Reason: var reason } ? $"Notices about its account are not taken: {reason}" : null,
            await RegisterWebhookAsync(instance, ct),
        ];
        return status with { Message = string.Join(". ", said.OfType<string>()) };
    }

    /// <summary>Reads the number again.</summary>
    public async Task<ConnectionStatus> CheckAsync(WhatsAppInstance instance, ConnectionStatus known, CancellationToken ct) =>
        After(known, await ReadNumberAsync(instance, ct));

    /// <summary>The state after a check. A connection failure keeps the old state: only a response of Meta changes it.</summary>
    public static ConnectionStatus After(ConnectionStatus known, ConnectionStatus status)
    {
        if (status.Error is { Retryable: true } passing) return known with { Message = $"Last check failed: {passing.Message}" };
        return status.State == known.State
            ? status with { Since = known.Since, Metadata = Merged(known.Metadata, status.Metadata) }
            : status;
    }

    /// <summary>An answer without a limit leaves the one that a notice told.</summary>
    private static ConnectionMetadata? Merged(ConnectionMetadata? known, ConnectionMetadata? read) =>
        read is { MessagingLimit: null } ? read with { MessagingLimit = known?.MessagingLimit } : read;

    private async Task<ConnectionStatus> ReadNumberAsync(WhatsAppInstance instance, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var result = await graph.GetPhoneNumberAsync(instance, ct);
        _checkedAt[instance.InstanceId] = now;
        if (result is GraphResult<PhoneNumberResponse>.Ok { Value: var number })
        {
            paces.Set(instance, number.Throughput?.Level);
            directory.SetNumber(instance, PhoneNumber.DigitsOf(number.DisplayPhoneNumber));
        }

        return result switch
        {
            // Another spelling of an id can reach the same number. Only the id that Meta uses in its webhooks is valid.
            GraphResult<PhoneNumberResponse>.Ok { Value.Id: { } other } when other != instance.PhoneNumberId => ConnectionStatus.Failed(
                new ConnectionError(
                    "OTHER_NUMBER",
                    "Meta answered for another id than credentials.phoneNumberId: enter the phone number id as WhatsApp Manager shows it",
                    Retryable: false),
                now),
            GraphResult<PhoneNumberResponse>.Ok { Value: var phone } => new ConnectionStatus
            {
                State = ConnectionState.Connected,
                Since = now,
                Message = "Connected",
                Metadata = new ConnectionMetadata
                {
                    ProfileName = phone.VerifiedName,
                    OwnerIdentifier = PhoneNumber.DigitsOf(phone.DisplayPhoneNumber),
                    MessagingLimit = MessagingLimits.Read(phone.WhatsappBusinessManagerMessagingLimit)
                        ?? MessagingLimits.Read(phone.MessagingLimitTier),
                },
            },
            GraphResult<PhoneNumberResponse>.Refused { Error: var error } => ConnectionStatus.Failed(
                new ConnectionError(
                    error.IsForeign ? $"HTTP_{error.HttpStatus}" : error.Code.ToString(), error.Describe(), error.Rule.IsPassing), now),
            GraphResult<PhoneNumberResponse>.Unreachable { Reason: var reason } =>
                ConnectionStatus.Failed(new ConnectionError("GRAPH_UNREACHABLE", reason, Retryable: true), now),
            _ => ConnectionStatus.Failed(
                new ConnectionError("NO_ANSWER", "Meta's Graph API gave no answer that can be read", Retryable: true), now),
        };
    }

    private async Task<string?> RegisterWebhookAsync(WhatsAppInstance instance, CancellationToken ct)
    {
        if (instance.CallbackUrl is not { } callback)
            return "No public URL is set (Omni:PublicUrl): enter the callback URL and the verify token in Meta's app dashboard by hand";
        var subscribed = await graph.SubscribeAppAsync(instance, ct);
        if (subscribed is not GraphResult<SuccessResponse>.Ok)
            return $"The app could not be subscribed to the account: {subscribed.Describe()}";
        var configured = await graph.ConfigureWebhookAsync(instance, callback, ct);
        return configured is GraphResult<SuccessResponse>.Ok ? null : $"The webhook could not be registered: {configured.Describe()}";
    }
}
