using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Graph.Responses;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>
/// Asks Meta whether a number belongs to the account of its instance. Without this check, an instance that shares an app secret with
/// the real owner could name any account and receive its notices.
/// https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/phone_numbers/
/// </summary>
internal sealed class AccountCheck(GraphClient graph)
{
    public async Task<AccountConfirmation> AskAsync(WhatsAppInstance instance, CancellationToken ct)
    {
        await foreach (var result in graph.GetPhoneNumbersAsync(instance, ct))
        {
            if (result is not GraphResult<PhoneNumbersResponse>.Ok { Value: var numbers }) return WithoutList(result);
            if (numbers.Data?.Any(n => n.Id == instance.PhoneNumberId) is true) return new AccountConfirmation.Confirmed();
        }

        return new AccountConfirmation.Denied(
            $"phone number id {instance.PhoneNumberId} is not one of WhatsApp Business Account {instance.BusinessAccountId}");
    }

    private static AccountConfirmation WithoutList(GraphResult<PhoneNumbersResponse> result) => result switch
    {
        GraphResult<PhoneNumbersResponse>.Refused { Error: { IsForeign: false, Rule.IsPassing: false } error } =>
            new AccountConfirmation.Denied(error.Describe()),

        // Only an operator can configure a Graph address without this list, so its absence does not deny the account.
        GraphResult<PhoneNumbersResponse>.Refused { Error: { IsForeign: true, HttpStatus: 404 } } => new AccountConfirmation.Confirmed(),
        _ => new AccountConfirmation.Unknown(result.Describe()),
    };
}
