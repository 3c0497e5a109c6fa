using System.Text.Json;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Reports;

/// <summary>Errors in reports.</summary>
internal static class ErrorReports
{
    public static ReportedError Error(JsonElement item) => new()
    {
        Code = item.Whole("code"),
        Title = item.Text("title") ?? item.Text("message"),
        Details = item.Member("error_data").Text("details") ?? item.Text("error_data"),
    };
}
