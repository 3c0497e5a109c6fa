using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox.Flows;

/// <summary>Flows: created, listed, given their JSON, published, deprecated.</summary>
internal static class FlowEndpoints
{
    private const string Name = "name", Categories = "categories", Json = "flow_json", AssetName = "flow.json", AssetType = "FLOW_JSON";
    private const int MaxName = 200;

    private static readonly string[] Kinds =
    [
        "SIGN_UP", "SIGN_IN", "APPOINTMENT_BOOKING", "LEAD_GENERATION", "CONTACT_US", "CUSTOMER_SUPPORT", "SURVEY", "OTHER",
    ];

    public static void MapFlowsOfAccount(this RouteGroupBuilder account)
    {
        account.MapGet("/flows", (GraphRequest request, FlowStore flows, FlowFields fields) =>
            GraphPage<SandboxFlow>.Answer(flows.Of(request.Id), fields.Fields, request));
        account.MapPost("/flows", Create);
    }

    public static void MapFlow(this RouteGroupBuilder flow)
    {
        flow.MapGet("/assets", GetAssets);
        flow.MapPost("/assets", SetJsonAsync);
        flow.MapPost("/publish", Publish);
        flow.MapPost("/deprecate", Deprecate);
    }

    /// <summary>Maps the download of a flow's JSON, whose URL the assets have.</summary>
    public static void MapFlowFiles(this IEndpointRouteBuilder app) => app.MapGet(
        "/sandbox/flows/{id}/flow.json",
        (string id, FlowStore flows) => flows.Find(id)?.Json is { } json ? Results.Text(json, "application/json") : GraphFailure.Gone(id))
        .ExcludeFromDescription();

    /// <summary>Checks what creating and changing a flow have in common.</summary>
    public static IResult? RefuseSettings(GraphRequest request, FlowStore flows, SandboxFlow? changed)
    {
        if (request.Text(Name) is { } name)
        {
            if (name.Length is 0 or > MaxName) return GraphFailure.Parameter($"name must be 1 to {MaxName} characters long");
            if (flows.Of(changed?.AccountId ?? request.Id).Any(f => f.Name == name && f.Id != changed?.Id))
                return new GraphError(100, "Invalid parameter", 400)
                {
                    Subcode = 4016019,
                    UserTitle = "Flow name is not unique",
                    UserMessage = "The flow name must be unique within one WhatsApp Business Account.",
                };
        }

        if (request.Values(Categories).FirstOrDefault(c => !Kinds.Contains(c)) is not null) return GraphFailure.Choice(Categories, Kinds);
        return request.Text("endpoint_uri") is { Length: > 0 } uri && !Uri.TryCreate(uri, UriKind.Absolute, out _)
            ? GraphFailure.Parameter("endpoint_uri must be a URL")
            : null;
    }

    private static IResult Create(GraphRequest request, FlowStore flows, WebhookSender webhooks, AccountClock clock, TimeProvider time)
    {
        if (string.IsNullOrEmpty(request.Text(Name))) return GraphFailure.Required(Name);
        var source = request.Text("clone_flow_id") is { Length: > 0 } id ? flows.Find(id) : null;
        if (request.Text("clone_flow_id") is { Length: > 0 } asked && source?.AccountId != request.Id)
            return GraphFailure.Parameter($"There is no flow {asked}");
        if (request.Values(Categories).Count == 0 && source is null) return GraphFailure.Required(Categories);
        if (RefuseSettings(request, flows, changed: null) is { } refusal) return refusal;
        var flow = new SandboxFlow
        {
            Id = NewId.Digits(),
            AccountId = request.Id,
            Name = request.Text(Name)!,
            Categories = source is not null && request.Values(Categories).Count == 0 ? source.Categories : request.Values(Categories),
            EndpointUri = request.Text("endpoint_uri") ?? source?.EndpointUri,
            Json = request.Text(Json) ?? source?.Json,
            UpdatedAt = time.GetUtcNow(),
        };
        var errors = FlowJson.ErrorsOf(flow.Json);
        if (request.Flag("publish") == true && (flow.Json is null || errors.Count > 0)) return NotPublishable(errors);
        if (!flows.Set(flow)) return GraphFailure.Parameter("The account has reached its limit of flows");
        Tell(flow, null, FlowStatus.Draft, request.Number, webhooks, clock);
        if (request.Flag("publish") == true) Move(flow, FlowStatus.Published, request.Number, flows, webhooks, clock, time);
        var answer = new JsonObject { ["id"] = flow.Id, ["success"] = true };
        if (flow.Json is not null) answer["validation_errors"] = errors;
        return Results.Json(answer);
    }

    private static IResult GetAssets(GraphRequest request, FlowStore flows)
    {
        if (flows.Find(request.Id) is not { } flow) return request.UnknownObject();
        var http = request.Http.Request;
        return GraphAnswer.List(flow.Json is null ? [] :
        [
            new JsonObject
            {
                [Name] = AssetName,
                ["asset_type"] = AssetType,
                ["download_url"] = $"{http.Scheme}://{http.Host}/sandbox/flows/{flow.Id}/{AssetName}",
            },
        ]);
    }

    private static async Task<IResult> SetJsonAsync(GraphRequest request, FlowStore flows, TimeProvider time)
    {
        if (flows.Find(request.Id) is not { } flow) return request.UnknownObject();
        if (request.Text("asset_type") is not AssetType) return GraphFailure.Choice("asset_type", [AssetType]);
        if (request.Files.FirstOrDefault(f => f.Name == "file") is not { } file) return GraphFailure.Required("file");
        if (flow.Status != FlowStatus.Draft)
            return GraphFailure.Of(139001, "(#139001) Flow can't be updated", 400, details: "Only a draft can be changed");
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        var json = await reader.ReadToEndAsync(request.Aborted);
        flows.Set(flow with { Json = json, UpdatedAt = time.GetUtcNow() });
        return Results.Json(new JsonObject { ["success"] = true, ["validation_errors"] = FlowJson.ErrorsOf(json) });
    }

    private static IResult Publish(GraphRequest request, FlowStore flows, WebhookSender webhooks, AccountClock clock, TimeProvider time)
    {
        if (flows.Find(request.Id) is not { } flow) return request.UnknownObject();
        var errors = FlowJson.ErrorsOf(flow.Json);
        if (flow.Status != FlowStatus.Draft || flow.Json is null || errors.Count > 0) return NotPublishable(errors);
        Move(flow, FlowStatus.Published, request.Number, flows, webhooks, clock, time);
        return GraphAnswer.Done();
    }

    private static IResult Deprecate(GraphRequest request, FlowStore flows, WebhookSender webhooks, AccountClock clock, TimeProvider time)
    {
        if (flows.Find(request.Id) is not { } flow) return request.UnknownObject();
        if (flow.Status != FlowStatus.Published)
            return GraphFailure.Of(139003, "(#139003) Flow can't be deprecated", 400,
                details: "Only a published flow can be deprecated");
        Move(flow, FlowStatus.Deprecated, request.Number, flows, webhooks, clock, time);
        return GraphAnswer.Done();
    }

    private static void Move(
        SandboxFlow flow, string status, SandboxNumber number, FlowStore flows, WebhookSender webhooks, AccountClock clock,
        TimeProvider time)
    {
        flows.Set(flow with { Status = status, UpdatedAt = time.GetUtcNow() });
        Tell(flow, flow.Status, status, number, webhooks, clock);
    }

    private static void Tell(
        SandboxFlow flow, string? before, string status, SandboxNumber number, WebhookSender webhooks, AccountClock clock)
    {
        var value = new JsonObject
        {
            ["event"] = "FLOW_STATUS_CHANGE",
            ["message"] = $"Flow {flow.Name} is {status}.",
            ["flow_id"] = flow.Id,
            ["new_status"] = status,
        };
        if (before is not null) value["old_status"] = before;
        var payload = Payloads.OfAccount(
            flow.AccountId, "flows", JsonSerializer.SerializeToElement(value), clock.Next(flow.AccountId));
        webhooks.Post(number, payload, TimeSpan.Zero);
    }

    private static GraphError NotPublishable(JsonArray errors) => new(139002, "(#139002) Flow can't be published", 400)
    {
        Details = errors.Count > 0 ? $"{errors[0]!["message"]}" : "Only a draft with flow JSON can be published",
    };
}
