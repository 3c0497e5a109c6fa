using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>The templates of an account.</summary>
internal static class TemplateEndpoints
{
    public static void MapTemplates(this RouteGroupBuilder account) => account.MapGet("/message_templates", GetTemplates);

    private static IResult GetTemplates(GraphRequest request, TemplateStore templates, TemplateFields fields) =>
        GraphPage<SandboxTemplate>.Answer(templates.List(request.Id), fields.Fields, request);
}
