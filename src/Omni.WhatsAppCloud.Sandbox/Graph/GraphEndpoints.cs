using Omni.WhatsAppCloud.Sandbox.Accounts;
using Omni.WhatsAppCloud.Sandbox.Apps;
using Omni.WhatsAppCloud.Sandbox.Flows;
using Omni.WhatsAppCloud.Sandbox.Groups;
using Omni.WhatsAppCloud.Sandbox.Media;
using Omni.WhatsAppCloud.Sandbox.PhoneNumbers;
using Omni.WhatsAppCloud.Sandbox.Templates;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>The Graph API that a WhatsApp business uses: every edge on one page, with and without a version in the path.</summary>
internal static class GraphEndpoints
{
    private const string Version = "/{version:regex(^v[0-9.]+\\z)}";

    /// <summary>Ids that are recognised where the path has no version: beside a host, all other paths are the host's.</summary>
    private const string PlainId = "/{id:regex(^(me|app|[0-9]+|Y2FwaV[A-Za-z0-9_=-]+)\\z)}";

    public static void MapGraph(this IEndpointRouteBuilder app)
    {
        var versioned = app.MapGroup(Version).ExcludeFromDescription().Guarded();
        versioned.Map("/", UnknownEndpoints.OfPath).WithMetadata(new NeedsNoToken());
        versioned.MapNamed();
        versioned.MapGroup("/{id}").MapObjects();
        app.MapGroup("").ExcludeFromDescription().Guarded().MapNamed();
        app.MapGroup(PlainId).ExcludeFromDescription().Guarded().MapObjects();
    }

    /// <summary>Maps what has a name instead of an id.</summary>
    private static void MapNamed(this RouteGroupBuilder graph)
    {
        graph.MapTokens();
        graph.MapUploads();
        graph.MapGet("/message_template_library", TemplateLibrary.List);
    }

    private static void MapObjects(this RouteGroupBuilder objects)
    {
        objects.MapGet("/", (GraphRequest request) => request.Node!.Get(request));
        objects.MapPost("/", (GraphRequest request) => request.Node!.PostAsync(request));
        objects.MapDelete("/", (GraphRequest request) => request.Node!.Delete(request));
        objects.Of<AppNode>().MapApps();
        objects.Of<AccountNode>().MapAccounts();
        objects.Of<AccountNode>().MapTemplates();
        objects.Of<AccountNode>().MapFlowsOfAccount();
        objects.Of<AccountNode>().MapAnalytics();
        objects.Of<TemplateNode>().MapTemplate();
        objects.Of<FlowNode>().MapFlow();
        objects.Of<GroupNode>().MapGroup();
        objects.Of<PhoneNode>().MapGroupsOfNumber();
        objects.Of<PhoneNode>().MapPhoneNumbers();
        objects.Of<PhoneNode>().MapPost("/media", MediaEndpoints.Upload);
        objects.Of<PhoneNode>().MapPost("/messages", MessageEndpoint.Send).Sends();
        objects.Of<PhoneNode>().MapPost("/marketing_messages", MessageEndpoint.SendMarketing).Sends();
        objects.MapUnknownEdges();
    }

    /// <summary>Marks an edge that sends messages; only a registered number has it.</summary>
    private static void Sends(this RouteHandlerBuilder edge) => edge.WithMetadata(new SendsMessages()).NeedsRegistration();

    /// <summary>Returns a group for the edges of one kind of object.</summary>
    private static RouteGroupBuilder Of<TNode>(this RouteGroupBuilder objects)
        where TNode : IGraphNode => objects.MapGroup("").WithMetadata(new EdgeOf(typeof(TNode)));
}
