using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Apps;

/// <summary>The system user of a token, by its id or as <c>me</c>.</summary>
internal sealed class UserNode(Numbers numbers) : IGraphNode
{
    public const string Id = "400000000000001";

    private const string Alias = "me";

    private readonly GraphFields<SandboxNumber> _fields = new GraphFields<SandboxNumber>("SystemUser", _ => Id, "name")
        .With("name", _ => "Sandbox system user");

    public string TypeName => _fields.TypeName;

    public SandboxNumber? Reach(string id, string token) =>
        id is Alias or Id ? numbers.All.FirstOrDefault(n => n.AccessToken == token) : null;

    public IResult Get(GraphRequest request) => _fields.Answer(request.Number, request);
}
