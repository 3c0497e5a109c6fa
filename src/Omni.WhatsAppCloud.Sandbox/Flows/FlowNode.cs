using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Flows;

/// <summary>A flow by its id: read, its name, categories and endpoint changed, deleted while it is a draft.</summary>
internal sealed class FlowNode(Numbers numbers, FlowStore flows, FlowFields fields, TimeProvider time) : IGraphNode
{
    public string TypeName => fields.Fields.TypeName;

    public SandboxNumber? Reach(string id, string token) =>
        flows.Find(id) is { } flow ? numbers.FindByAccount(flow.AccountId, token) : null;

    public IResult Get(GraphRequest request) =>
        flows.Find(request.Id) is { } flow ? fields.Fields.Answer(flow, request) : request.UnknownObject();

    public Task<IResult> PostAsync(GraphRequest request) => Task.FromResult(Change(request));

    public IResult Delete(GraphRequest request)
    {
        if (flows.Find(request.Id) is not { } flow) return request.UnknownObject();
        if (flow.Status != FlowStatus.Draft)
            return GraphFailure.Of(139004, "(#139004) Flow can't be deleted", 400, details: "Only a draft can be deleted");
        flows.Remove(flow.Id);
        return GraphAnswer.Done();
    }

    private IResult Change(GraphRequest request)
    {
        if (flows.Find(request.Id) is not { } flow) return request.UnknownObject();
        if (FlowEndpoints.RefuseSettings(request, flows, flow) is { } refusal) return refusal;
        flows.Set(flow with
        {
            Name = request.Text("name") ?? flow.Name,
            Categories = request.Member("categories") is null ? flow.Categories : request.Values("categories"),
            EndpointUri = request.Text("endpoint_uri") ?? flow.EndpointUri,
            UpdatedAt = time.GetUtcNow(),
        });
        return GraphAnswer.Done();
    }
}
