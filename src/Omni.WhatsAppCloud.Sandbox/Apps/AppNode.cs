using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Apps;

/// <summary>The app of a business, by its id or as <c>app</c>.</summary>
internal sealed class AppNode(Numbers numbers) : IGraphNode
{
    private const string Alias = "app", Name = "Sandbox app";

    private readonly GraphFields<SandboxNumber> _fields = new GraphFields<SandboxNumber>(
            "Application", n => n.AppId, "category", "link", "name")
        .With("name", _ => Name)
        .With("link", n => LinkOf(n.AppId))
        .With("category", _ => "Business")
        .With("namespace", _ => "sandbox")
        .WithEmpty("app_type", "contact_email", "privacy_policy_url");

    public string TypeName => _fields.TypeName;

    public static string LinkOf(string appId) => $"https://www.facebook.com/games/?app_id={appId}";

    public static string NameOf() => Name;

    public SandboxNumber? Reach(string id, string token) => id == Alias
        ? numbers.ByToken(token)
        : numbers.All.FirstOrDefault(n => n.AppId == id && (n.AccessToken == token || n.AppToken == token));

    public IResult Get(GraphRequest request) => _fields.Answer(request.Number, request);
}
