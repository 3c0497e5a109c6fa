using System.Security.Cryptography;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The active faults, in the order in which they were added. The first one that hits a call applies.</summary>
internal sealed class Faults(TimeProvider time)
{
    private const int MaxFaults = 1000, Grain = 1_000_000;

    private readonly List<StandingFault> _standing = [];
    private readonly Lock _gate = new();

    /// <summary>All active faults with their number of hits.</summary>
    public IReadOnlyList<(Fault Fault, int Hits)> All
    {
        get
        {
            lock (_gate)
            {
                _standing.RemoveAll(f => f.IsOver(time));
                return [.. _standing.Select(f => (f.Fault, f.Hits))];
            }
        }
    }

    /// <summary>Adds a fault; false when there are too many.</summary>
    public bool Add(Fault fault)
    {
        lock (_gate)
        {
            _standing.RemoveAll(f => f.IsOver(time));
            if (_standing.Count >= MaxFaults) return false;
            _standing.Add(new StandingFault(fault));
            return true;
        }
    }

    /// <summary>Ends all faults, or those of one number.</summary>
    public void Clear(string? phoneNumberId)
    {
        lock (_gate) _standing.RemoveAll(f => phoneNumberId is null || f.Fault.PhoneNumberId == phoneNumberId);
    }

    /// <summary>Returns the fault that hits this call; null when there is none.</summary>
    public Fault? Take(GraphCall call)
    {
        lock (_gate)
        {
            _standing.RemoveAll(f => f.IsOver(time));
            return _standing.Find(f => f.Fault.Concerns(call) && f.TryHit(time, Random()))?.Fault;
        }
    }

    private static double Random() => RandomNumberGenerator.GetInt32(Grain) / (double)Grain;
}
