namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Finds the object that an id names, of whatever kind.</summary>
internal sealed class GraphNodes(IEnumerable<IGraphNode> nodes)
{
    private readonly IGraphNode[] _nodes = [.. nodes];

    /// <summary>Returns the object's kind and the number by which the token reaches it; nulls when it reaches none.</summary>
    public (IGraphNode? Node, SandboxNumber? Number) Find(string id, string token)
    {
        foreach (var node in _nodes)
        {
            if (node.Reach(id, token) is { } number) return (node, number);
        }

        return (null, null);
    }
}
