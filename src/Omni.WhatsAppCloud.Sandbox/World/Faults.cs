namespace Omni.WhatsAppCloud.Sandbox.World;

/// <summary>The faults that wait for their calls, in order.</summary>
internal sealed class Faults
{
    private readonly LinkedList<Fault> _waiting = [];
    private readonly Lock _gate = new();

    public void Add(Fault fault)
    {
        lock (_gate) _waiting.AddLast(fault);
    }

    public void Clear()
    {
        lock (_gate) _waiting.Clear();
    }

    /// <summary>The fault of this call, if it has one.</summary>
    public Fault? Take()
    {
        lock (_gate)
        {
            if (_waiting.First is not { Value: var fault }) return null;
            _waiting.RemoveFirst();
            if (fault.Count > 1) _waiting.AddFirst(fault with { Count = fault.Count - 1 });
            return fault;
        }
    }
}
