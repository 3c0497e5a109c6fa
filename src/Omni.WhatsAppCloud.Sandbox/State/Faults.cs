using System.Security.Cryptography;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The faults that wait for calls, in the order in which they were added. The first one that hits a call is its fault.</summary>
internal sealed class Faults(TimeProvider time)
{
    private const int MaxFaults = 1000, Grain = 1_000_000;

    private readonly List<StandingFault> _standing = [];
    private readonly Lock _gate = new();

    /// <summary>Each with how often it has hit.</summary>
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

    /// <summary>False when too many wait already.</summary>
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

    /// <summary>The fault of this call; null when it has none.</summary>
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
