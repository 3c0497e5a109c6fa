using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Webhooks;
using Omni.Channels.WhatsAppCloud.Handlers;
using Omni.Channels.WhatsAppCloud.Instances;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Gives each change of a delivery to its handler, for the instance it is about.</summary>
internal sealed class ChangeRouter(InstanceDirectory directory, ErrorsHandler errors, AccountHandler account)
{
    public const string NotAWebhook = "NOT_A_WEBHOOK", NoInstance = "NO_INSTANCE", OtherApp = "OTHER_APP", Unreadable = "UNREADABLE";

    public async Task RouteAsync(Delivery delivery, IDeliverySink sink, EventEmitter emitter, CancellationToken ct)
    {
        var (body, fault) = WebhookParser.Parse(delivery.Body);
        if (body is null)
        {
            sink.SetAside(NotAWebhook, fault!);
            return;
        }

        foreach (var entry in body.Entry)
        {
            foreach (var change in entry.Changes ?? [])
                await RouteAsync(new Arrival(delivery, sink, emitter), entry.Id, change, ct);
        }
    }

    private Task RouteAsync(Arrival arrival, string? accountId, WebhookBody.Change change, CancellationToken ct) => change.Field switch
    {
        "messages" => RouteMessagesAsync(arrival, change, ct),
        _ => account.HandleAsync(arrival, AccountInstances(arrival, accountId, change), change, ct),
    };

    private async Task RouteMessagesAsync(Arrival arrival, WebhookBody.Change change, CancellationToken ct)
    {
        var (value, fault) = WebhookParser.ParseMessages(change.Value);
        if (value is null)
        {
            arrival.Sink.SetAside(Unreadable, fault!);
            return;
        }

        if (InstanceOf(arrival, value.Metadata?.PhoneNumberId) is not { } instance) return;
        await MessagesHandler.HandleAsync(arrival, instance, value, ct);
        await StatusesHandler.HandleAsync(arrival, instance, value, ct);
        await errors.HandleAsync(arrival, instance, value, ct);
    }

    /// <summary>The instance of a number, if the key that proved the delivery is its own: no app may speak for the numbers of another.</summary>
    private WhatsAppInstance? InstanceOf(Arrival arrival, string? phoneNumberId)
    {
        if (phoneNumberId is null || directory.FindByPhoneNumberId(phoneNumberId) is not { } instance)
        {
            arrival.Sink.SetAside(NoInstance, $"No connected instance has the phone number id '{phoneNumberId}'; connect one, then retry this dead letter");
            return null;
        }

        if (IsOfSameApp(instance, arrival.Delivery)) return instance;
        arrival.Sink.SetAside(OtherApp, $"The webhook is about phone number id '{phoneNumberId}' but was signed with the app secret of another app");
        return null;
    }

    private List<WhatsAppInstance> AccountInstances(Arrival arrival, string? accountId, WebhookBody.Change change)
    {
        var found = accountId is null ? [] : directory.FindByBusinessAccountId(accountId);
        var own = found.Where(i => IsOfSameApp(i, arrival.Delivery)).ToList();
        if (own.Count == 0) arrival.Sink.SetAside(NoInstance, $"No connected instance has the WhatsApp Business Account '{accountId}' ({change.Field}); connect one, then retry this dead letter");
        return own;
    }

    private static bool IsOfSameApp(WhatsAppInstance instance, Delivery delivery) => instance.AppSecrets.Any(s => s.Fingerprint == delivery.VerifiedBy);
}
