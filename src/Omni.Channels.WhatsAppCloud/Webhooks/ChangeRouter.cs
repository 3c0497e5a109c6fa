using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Webhooks;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;
using Omni.Channels.WhatsAppCloud.Webhooks.Reports;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Routes each change of a webhook to its handler, for the instance that it concerns.</summary>
internal sealed class ChangeRouter(InstanceDirectory directory)
{
    public const string NotAWebhook = "NOT_A_WEBHOOK", NoInstance = "NO_INSTANCE", NotConfirmed = SetAsideCode.NotConfirmed,
        OtherApp = "OTHER_APP", Unreadable = "UNREADABLE";

    private const string PartnerSolutions = "partner_solutions";

    /// <summary>Converts the webhook to events of <paramref name="emitter"/>, without side effects.</summary>
    public async Task RouteAsync(ReceivedWebhook webhook, IWebhookSink sink, EventEmitter emitter, CancellationToken ct)
    {
        var (body, fault) = WebhookParser.Parse(webhook.Body);
        if (body is null)
        {
            sink.SetAside(NotAWebhook, fault!);
            return;
        }

        foreach (var change in body.Changes)
        {
            var named = NamedUsers.Of(change.Value, webhook.ReceivedAt);
            var context = new WebhookContext(webhook, sink, named.Count == 0 ? emitter : emitter.To(new NamingSink(sink, named)));
            await RouteAsync(context, change, ct);
        }
    }

    private Task RouteAsync(WebhookContext context, WebhookBody.Change change, CancellationToken ct) => change.Field switch
    {
        "messages" or "smb_message_echoes" or "message_echoes" => RouteMessagesAsync(context, change, ct),
        HistoryHandler.Field => RouteHistoryAsync(context, change, ct),
        null when MessagesValue.IsIn(change.Value) => RouteMessagesAsync(context, change, ct),
        StandbyHandler.Field => RouteStandbyAsync(context, change, ct),
        _ => AccountHandler.HandleAsync(context, AccountInstances(context, change), change, ct),
    };

    private async Task RouteStandbyAsync(WebhookContext context, WebhookBody.Change change, CancellationToken ct)
    {
        if (InstanceOf(context, change.Value.Member("metadata").Text("phone_number_id")) is not { } instance) return;
        await AccountHandler.HandleAsync(context, [instance], change, ct);
        await StandbyHandler.HandleAsync(context, instance, change.Value, ct);
    }

    private async Task RouteMessagesAsync(WebhookContext context, WebhookBody.Change change, CancellationToken ct)
    {
        var value = MessagesValue.Read(change.Value);
        if (value.NoLists.Count > 0)
            context.Sink.SetAside(Unreadable, $"What should be a list is none: {string.Join(", ", value.NoLists)}");
        if (InstanceOf(context, value.PhoneNumberId) is not { } instance) return;
        await MessagesHandler.HandleAsync(context, instance, value, ct);
        await StatusesHandler.HandleAsync(context, instance, value, ct);
        await ErrorsHandler.HandleAsync(context, instance, value, change.Time, ct);
        foreach (var (payload, facts) in FieldReports.OfMessages(change.Value, change.Time))
            await context.Emitter.EmitAsync(instance.InstanceId, payload, facts, correlationId: null, ct);
    }

    private async Task RouteHistoryAsync(WebhookContext context, WebhookBody.Change change, CancellationToken ct)
    {
        if (InstanceOf(context, change.Value.Member("metadata").Text("phone_number_id")) is not { } instance) return;
        await AccountHandler.HandleAsync(context, [instance], change, ct);
        await HistoryHandler.HandleAsync(context, instance, change.Value, ct);
    }

    /// <summary>
    /// Returns the instance of a number if its own key verified the webhook: an app must not report on the numbers of another app.
    /// </summary>
    private WhatsAppInstance? InstanceOf(WebhookContext context, string? phoneNumberId)
    {
        if (phoneNumberId is null || directory.FindByPhoneNumberId(phoneNumberId) is not { } instance)
        {
            if (IsBeingConfirmed(context, i => i.PhoneNumberId == phoneNumberId))
                context.Sink.SetAside(
                    NotConfirmed,
                    $"Meta has not confirmed yet that phone number id '{phoneNumberId}' belongs to its instance; "
                    + "when the instance is connected, this is processed by itself");
            else
                context.Sink.SetAside(NoInstance,
                    $"No connected instance has the phone number id '{phoneNumberId}'; connect one, then retry this dead letter");
            return null;
        }

        if (IsOfSameApp(instance, context.Webhook)) return instance;
        context.Sink.SetAside(
            OtherApp, $"The webhook is about phone number id '{phoneNumberId}' but was signed with the app secret of another app");
        return null;
    }

    private List<WhatsAppInstance> AccountInstances(WebhookContext context, WebhookBody.Change change)
    {
        // A field that names a number concerns only that number.
        var number = ConcernedNumber.Of(change);
        var accountId = AccountOf(change);
        var found = accountId is not null ? directory.FindByBusinessAccountId(accountId) : [];
        var own = found.Where(i => IsOfSameApp(i, context.Webhook) && number.Is(i, directory.NumberOf(i.InstanceId))).ToList();
        if (own.Count == 0 && change.Field == PartnerSolutions) own = InstancesOfOnlyAccount(context);
        if (own.Count > 0) return own;
        if (directory.All.Any(i => i.BusinessAccountId == accountId && number.Is(i, directory.NumberOf(i.InstanceId))
            && !directory.OwnsAccount(i.InstanceId) && IsOfSameApp(i, context.Webhook)))
        {
            context.Sink.SetAside(
                NotConfirmed,
                $"Meta has not confirmed that the WhatsApp Business Account '{accountId}' ({change.Field}) is that of its "
                + "instance's number; when the instance is connected and its account confirmed, this is processed by itself");
        }
        else
            context.Sink.SetAside(
                NoInstance,
                $"No connected instance has the WhatsApp Business Account '{accountId}' ({change.Field}{number}); connect "
                + "one, then retry this dead letter");
        return own;
    }

    /// <summary>
    /// A field about the business behind the app names no account. It concerns the app's instances, unless the app serves several accounts:
    /// one customer must not learn of another's.
    /// </summary>
    private List<WhatsAppInstance> InstancesOfOnlyAccount(WebhookContext context)
    {
        var own = directory.All.Where(i => directory.OwnsAccount(i.InstanceId) && IsOfSameApp(i, context.Webhook)).ToList();
        return own.Select(i => i.BusinessAccountId).Distinct(StringComparer.Ordinal).Count() == 1 ? own : [];
    }

    /// <summary>
    /// Returns the account of a change: that of the entry, unless the entry is that of a partner's business and the change names the
    /// account.
    /// </summary>
    private string? AccountOf(WebhookBody.Change change)
    {
        var named = change.Value.Member("waba_info").Text("waba_id");
        return named is null || directory.All.Any(i => i.BusinessAccountId == change.AccountId) ? change.AccountId : named;
    }

    /// <summary>Whether an instance that is being confirmed expects this change, and its own app signed the webhook.</summary>
    private bool IsBeingConfirmed(WebhookContext context, Func<WhatsAppInstance, bool> isMeant) =>
        directory.All.Any(i => isMeant(i) && directory.FindOwner(i.InstanceId) is null && IsOfSameApp(i, context.Webhook));

    private static bool IsOfSameApp(WhatsAppInstance instance, ReceivedWebhook webhook) =>
        instance.AppSecrets.Any(s => s.Fingerprint == webhook.VerifiedBy);
}
