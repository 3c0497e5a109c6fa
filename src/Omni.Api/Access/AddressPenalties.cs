using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Access;

/// <summary>
/// Delays the answers to failures of an address, longer for each further one. It applies only to failed requests, so a valid key (or
/// signature) from the same address is never delayed. Memory is bounded, both for addresses and for delayed answers.
/// </summary>
internal sealed class AddressPenalties(IOptions<AccessOptions> options, TimeProvider time)
{
    private const int MaxAddresses = 10_000, MaxWaitingOfOne = 16, MaxWaiting = 1000;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>After this time a failure is forgotten, one at a time.</summary>
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<ClientAddress, Record> _records = [];
    private int _waiting;

    /// <summary>The number of remembered addresses.</summary>
    public int Addresses
    {
        get
        {
            lock (_lock) return _records.Count;
        }
    }

    /// <summary>
    /// Counts a failure and waits for its delay. If too many answers wait already, it does not wait and returns the time for Retry-After:
    /// the answer is a 429.
    /// </summary>
    public async Task<TimeSpan?> PayAsync(ClientAddress address, CancellationToken ct)
    {
        var (record, delay, mayWait) = Count(address);
        if (delay == TimeSpan.Zero) return null;
        if (!mayWait) return delay;
        try
        {
            await Task.Delay(delay, time, ct);
            return null;
        }
        finally
        {
            lock (_lock) (record.Waiting, _waiting) = (record.Waiting - 1, _waiting - 1);
        }
    }

    private (Record Record, TimeSpan Delay, bool MayWait) Count(ClientAddress address)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (!_records.TryGetValue(address, out var record))
            {
                if (_records.Count >= MaxAddresses) Evict(now);
                _records[address] = record = new Record { At = now };
            }

            record.Failures = FailuresOf(record, now) + 1;
            record.At = now;
            var over = record.Failures - options.Value.FreeWrongKeys;
            if (over <= 0) return (record, TimeSpan.Zero, MayWait: false);
            var delay = TimeSpan.FromTicks((long)Math.Min(FirstDelay.Ticks * Math.Pow(2, over - 1), options.Value.MaxWrongKeyDelay.Ticks));
            if (delay == TimeSpan.Zero || record.Waiting >= MaxWaitingOfOne || _waiting >= MaxWaiting)
                return (record, delay, MayWait: false);
            (record.Waiting, _waiting) = (record.Waiting + 1, _waiting + 1);
            return (record, delay, MayWait: true);
        }
    }

    /// <summary>The remaining failures of an address. The count is capped, so that it decays within a minute or two.</summary>
    private double FailuresOf(Record record, long now)
    {
        var left = record.Failures - (time.GetElapsedTime(record.At, now) / ForgottenAfter);
        return Math.Clamp(left, 0, options.Value.FreeWrongKeys + 12);
    }

    /// <summary>Evicts the half with the fewest failures. Many at a time, so that a flood of addresses does not cost a sort each.</summary>
    private void Evict(long now)
    {
        var idle = _records.Where(r => r.Value.Waiting == 0).OrderBy(r => FailuresOf(r.Value, now));
        var least = idle.Take(MaxAddresses / 2).Select(r => r.Key).ToList();
        foreach (var address in least) _records.Remove(address);
    }

    /// <summary>The record of an address.</summary>
    private sealed class Record
    {
        public double Failures { get; set; }

        public long At { get; set; }

        /// <summary>The number of its answers that wait now.</summary>
        public int Waiting { get; set; }
    }
}
