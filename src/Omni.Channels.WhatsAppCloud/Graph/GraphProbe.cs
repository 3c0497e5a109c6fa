using System.Globalization;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>Probes the Graph API by reading the number, which has no side effects.</summary>
internal sealed class GraphProbe(GraphClient graph)
{
    /// <summary>
    /// Numbers of the same app and Graph address share one key. The key identifies the app by the fingerprint of its
    /// secret.
    /// </summary>
    public static string KeyOf(WhatsAppInstance on) =>
        string.Create(CultureInfo.InvariantCulture, $"{on.GraphBaseUrl}|{on.AppSecrets[0].Fingerprint}");

    /// <summary>Returns true when Graph returned the number, or an error code that does not report a failure of its service.</summary>
    public async Task<bool> AskAsync(WhatsAppInstance on, CancellationToken ct)
    {
        try
        {
            return await graph.GetPhoneNumberAsync(on, ct) switch
            {
                GraphResult<PhoneNumberResponse>.Ok => true,
                GraphResult<PhoneNumberResponse>.Refused { Error: var error } => !error.IsForeign && !error.Rule.IsServiceTrouble,
                _ => false,
            };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
