using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>A template by its id: read, changed, and deleted.</summary>
internal sealed class TemplateNode(
    Numbers numbers, TemplateStore templates, TemplateFields fields, TemplateNotices notices, IOptions<SandboxOptions> options) : IGraphNode
{
    /// <summary>What a call can change.</summary>
    private static readonly string[] Changeable =
        ["category", "components", "message_send_ttl_seconds", "parameter_format", "optimization_spec", "cta_url_link_tracking_opted_out"];

    public string TypeName => fields.Fields.TypeName;

    public SandboxNumber? Reach(string id, string token) =>
        templates.FindById(id) is { } found ? numbers.FindByAccount(found.AccountId, token) : null;

    public IResult Get(GraphRequest request) => templates.FindById(request.Id) is { } found
        ? fields.Fields.Answer(found.Template, request)
        : request.UnknownObject();

    public Task<IResult> PostAsync(GraphRequest request) => Task.FromResult(Change(request));

    public IResult Delete(GraphRequest request)
    {
        if (templates.FindById(request.Id) is not var (account, template)) return request.UnknownObject();
        templates.Remove(account, template);
        notices.Tell(request.Number, account, template, TemplateStatus.Deleted, TimeSpan.Zero);
        return GraphAnswer.Done();
    }

    private IResult Change(GraphRequest request)
    {
        if (templates.FindById(request.Id) is not var (account, template)) return request.UnknownObject();
        var changes = Changeable.Where(name => request.Member(name) is not null)
            .Select(name => (name, JsonSerializer.SerializeToNode(request.Member(name)!.Value))).ToArray();
        if (changes.Length == 0) return GraphFailure.Required("components");
        if (template.Status is not (TemplateStatus.Approved or TemplateStatus.Rejected or TemplateStatus.Paused))
            return TemplateFailure.NotEditable($"A template with the status {template.Status} cannot be edited.");
        if (request.Text("category") is { } category && template.Status == TemplateStatus.Approved
            && !string.Equals(category, template.Category, StringComparison.OrdinalIgnoreCase))
        {
            return TemplateFailure.NotEditable("The category of an approved template cannot be changed.");
        }

        var changed = template.With(changes);
        if (TemplateRules.Refuse(changed.Definition) is { } refusal) return refusal;
        var stored = TemplateReview.Begin(
            AuthenticationForm.Of(changed), account, request.Number, templates, notices, options.Value);
        return Results.Json(new JsonObject
        {
            ["success"] = true,
            ["id"] = stored.Id,
            ["name"] = stored.Name,
            ["category"] = stored.Category,
        });
    }
}
