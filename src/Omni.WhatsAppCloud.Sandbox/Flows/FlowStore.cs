using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.Flows;

/// <summary>The flows of all accounts.</summary>
internal sealed class FlowStore
{
    private const int MaxFlows = 1000;

    private readonly ConcurrentDictionary<string, SandboxFlow> _flows = new(StringComparer.Ordinal);

    public SandboxFlow? Find(string id) => _flows.GetValueOrDefault(id);

    /// <summary>Returns the flows of an account in a stable order.</summary>
    public IReadOnlyList<SandboxFlow> Of(string accountId) =>
        [.. _flows.Values.Where(f => f.AccountId == accountId).OrderBy(f => f.Name, StringComparer.Ordinal)];

    /// <summary>Adds or replaces a flow; false when there is no room.</summary>
    public bool Set(SandboxFlow flow)
    {
        if (_flows.Count >= MaxFlows && !_flows.ContainsKey(flow.Id)) return false;
        _flows[flow.Id] = flow;
        return true;
    }

    public void Remove(string id) => _flows.TryRemove(id, out _);
}
