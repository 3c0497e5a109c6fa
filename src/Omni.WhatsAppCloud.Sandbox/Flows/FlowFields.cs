using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Accounts;
using Omni.WhatsAppCloud.Sandbox.Apps;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Flows;

/// <summary>The fields of a flow.</summary>
internal sealed class FlowFields
{
    private static readonly TimeSpan PreviewLife = TimeSpan.FromDays(30);

    public FlowFields(Numbers numbers, TimeProvider time) =>
        Fields = new GraphFields<SandboxFlow>("WhatsAppFlow", f => f.Id, "name", "status", "categories", "validation_errors")
            .With("name", f => f.Name)
            .With("status", f => f.Status)
            .With("categories", f => new JsonArray([.. f.Categories.Select(c => (JsonNode?)c)]))
            .With("validation_errors", f => FlowJson.ErrorsOf(f.Json))
            .With("json_version", f => FlowJson.Text(f.Json, "version"))
            .With("data_api_version", f => FlowJson.Text(f.Json, "data_api_version"))
            .With("endpoint_uri", f => f.EndpointUri)
            .With("data_channel_uri", f => f.EndpointUri)
            .With("updated_at", f => GraphTime.Of(f.UpdatedAt))
            .With("preview", f => new JsonObject
            {
                ["preview_url"] = $"https://business.facebook.com/wa/manage/flows/{f.Id}/preview/",
                ["expires_at"] = GraphTime.Of(time.GetUtcNow() + PreviewLife),
            })
            .With("health_status", f => Health.Of(("FLOW", f.Id), ("WABA", f.AccountId)))
            .With("whatsapp_business_account", f => new JsonObject { ["id"] = f.AccountId })
            .With("application", f => numbers.FindByAccount(f.AccountId) is { } number
                ? new JsonObject { ["id"] = number.AppId, ["name"] = AppNode.NameOf(), ["link"] = AppNode.LinkOf(number.AppId) }
                : null)
            .WithEmpty("metric");

    public GraphFields<SandboxFlow> Fields { get; }
}
