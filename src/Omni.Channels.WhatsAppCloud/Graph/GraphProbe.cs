using System.Globalization;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>Asks Graph whether it answers, by reading the number: that changes nothing and says nothing to anybody.</summary>
internal sealed class GraphProbe(GraphClient graph)
{
    /// <summary>
    /// Numbers of one app at one Graph address are reached together. Apps are told apart by their secrets, of which
    /// this holds a fingerprint.
    /// </summary>
    public static string KeyOf(WhatsAppInstance on) =>
        string.Create(CultureInfo.InvariantCulture, $"{on.GraphBaseUrl}|{on.AppSecrets[0].Fingerprint}");

    /// <summary>True when Graph answered for itself: the number, or a refusal with a code that is not about trouble of its own.</summary>
    public async Task<bool> AskAsync(WhatsAppInstance on, CancellationToken ct)
    {
        try
        {
            return await graph.GetPhoneNumberAsync(on, ct) switch
            {
                GraphResult<PhoneNumberResponse>.Ok => true,
                GraphResult<PhoneNumberResponse>.Refused { Error: var error } => !error.IsForeign && error.Rule.Action != GraphAction.Retry,
                _ => false,
            };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
