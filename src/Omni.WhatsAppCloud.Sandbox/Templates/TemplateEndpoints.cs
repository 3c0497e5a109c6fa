using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>The templates of an account: listed, created, deleted, archived.</summary>
internal static class TemplateEndpoints
{
    private const string Name = "name", Id = "hsm_id", Ids = "hsm_ids";
    private const int MaxTemplates = 250, MaxIds = 100;

    /// <summary>What a new template has of its request.</summary>
    private static readonly string[] Given =
    [
        Name, "language", "category", "components", "parameter_format", "message_send_ttl_seconds", "cta_url_link_tracking_opted_out",
        "library_template_name", "optimization_spec", "degrees_of_freedom_spec", "bid_spec", "sub_category",
        "is_primary_device_delivery_only",
    ];

    public static void MapTemplates(this RouteGroupBuilder account)
    {
        account.MapGet("/message_templates", List);
        account.MapPost("/message_templates", Create);
        account.MapDelete("/message_templates", Delete);
        account.MapGet("/message_template_library", TemplateLibrary.List);
        account.MapPost("/message_templates/archive", Archive);
        account.MapPost("/message_templates/unarchive", Unarchive);
    }

    public static void MapTemplate(this RouteGroupBuilder template) => template.MapPost("/unpause", Unpause);

    private static IResult List(GraphRequest request, TemplateStore templates, TemplateFields fields)
    {
        var all = templates.List(request.Id);
        var found = all.Where(t => TemplateFilter.Fits(t, request)).ToList();
        var summary = request.Member("summary") is null ? null : new JsonObject
        {
            ["total_count"] = found.Count,
            ["message_template_count"] = all.Count,
            ["message_template_limit"] = MaxTemplates,
            ["are_translations_complete"] = true,
        };
        return GraphPage<SandboxTemplate>.Answer(found, fields.Fields, request, summary);
    }

    private static IResult Create(
        GraphRequest request, TemplateStore templates, TemplateNotices notices, IOptions<SandboxOptions> options)
    {
        var definition = new JsonObject { ["parameter_format"] = "POSITIONAL" };
        foreach (var name in Given)
        {
            if (request.Member(name) is { } value) definition[name] = JsonSerializer.SerializeToNode(value);
        }

        if (request.Text("library_template_name") is { Length: > 0 } fromLibrary && request.Member("components") is null)
        {
            if (TemplateLibrary.ComponentsOf(fromLibrary, request.Text("language")) is not { } components)
                return TemplateFailure.NotFound(fromLibrary);
            definition["components"] = components;
        }

        var template = new SandboxTemplate(JsonSerializer.SerializeToElement(definition));
        if (TemplateRules.Refuse(template.Definition) is { } refusal) return refusal;
        if (templates.Find(request.Id, template.Name, template.Language) is not null) return TemplateFailure.Exists(template.Language);
        if (templates.IsBlocked(request.Id, template.Name)) return TemplateFailure.BeingDeleted(template.Language);
        if (templates.List(request.Id).Count >= MaxTemplates) return TemplateFailure.LimitReached();
        var stored = TemplateReview.Begin(
            AuthenticationForm.Of(template), request.Id, request.Number, templates, notices, options.Value);
        return Results.Json(new JsonObject { ["id"] = stored.Id, ["status"] = stored.Status, ["category"] = stored.Category });
    }

    /// <summary>Deletes all languages of a name, one template by its id, or several by theirs.</summary>
    private static IResult Delete(GraphRequest request, TemplateStore templates, TemplateNotices notices)
    {
        var (name, id) = (request.Text(Name), request.Text(Id));
        var ids = request.Values(Ids);
        if (string.IsNullOrEmpty(name) && string.IsNullOrEmpty(id) && ids.Count == 0) return GraphFailure.Required(Name);
        if (ids.Count > MaxIds) return GraphFailure.Parameter($"Param {Ids} must have at most {MaxIds} elements.");
        var gone = templates.List(request.Id).Where(t => ids.Count > 0
            ? ids.Contains(t.Id)
            : (string.IsNullOrEmpty(name) || t.Name == name) && (string.IsNullOrEmpty(id) || t.Id == id)).ToList();
        if (gone.Count == 0) return TemplateFailure.NotFound(name ?? id ?? ids[0]);
        foreach (var template in gone)
        {
            templates.Remove(request.Id, template);
            notices.Tell(request.Number, request.Id, template, TemplateStatus.Deleted, TimeSpan.Zero);
        }

        return GraphAnswer.Done();
    }

    private static IResult Archive(GraphRequest request, TemplateStore templates, TemplateNotices notices) => Move(
        request, templates, notices, "archived_templates", TemplateStatus.Archived,
        status => status is TemplateStatus.Approved or TemplateStatus.Rejected);

    private static IResult Unarchive(GraphRequest request, TemplateStore templates, TemplateNotices notices) => Move(
        request, templates, notices, "unarchived_templates", TemplateStatus.Approved, status => status == TemplateStatus.Archived);

    private static IResult Move(
        GraphRequest request, TemplateStore templates, TemplateNotices notices, string doneName, string status, Func<string, bool> mayMove)
    {
        var ids = request.Values(Ids);
        if (ids.Count == 0) return GraphFailure.Required(Ids);
        var (done, failed) = (new JsonArray(), new JsonObject());
        foreach (var id in ids.Take(MaxIds))
        {
            if (templates.FindById(id) is var (account, template) && account == request.Id && mayMove(template.Status))
            {
                templates.Set(account, template.With(("status", status)));
                notices.Tell(request.Number, account, template, status, TimeSpan.Zero);
                done.Add(id);
            }
            else
            {
                failed[id] = $"The template does not exist or its status does not allow {status}.";
            }
        }

        return Results.Json(new JsonObject { [doneName] = done, ["failed_templates"] = failed });
    }

    private static IResult Unpause(GraphRequest request, TemplateStore templates, TemplateNotices notices)
    {
        if (templates.FindById(request.Id) is not var (account, template)) return request.UnknownObject();
        if (template.Status != TemplateStatus.Paused)
            return Results.Json(new JsonObject { ["success"] = false, ["reason"] = "The template is not paused." });
        templates.Set(account, template.With(("status", TemplateStatus.Approved)));
        notices.Tell(request.Number, account, template, TemplateStatus.Approved, TimeSpan.Zero);
        return GraphAnswer.Done();
    }
}
