using Omni.Api.Foundation;
using Omni.Api.Storage;

namespace Omni.Api.Sending.Departures;

/// <summary>
/// The marks of messages recorded as <c>sending</c>, in a mapped file that survives the process:
/// 1. A message is marked as claimed before its claim is committed.
/// 2. It is marked as leaving before the first byte of its request is written.
/// 3. The mark is removed when the outcome, or the return to the queue, is committed.
/// A message marked as claimed at the next start was certainly never sent (<see cref="InterruptedSends"/>). A message without a mark, for
/// lack of room or of a file, counts as one that may have left: nothing else depends on the file.
/// </summary>
internal sealed partial class DepartureMarks(DataDirectory data, BootId bootId, ILogger<DepartureMarks> logger) : IDisposable
{
    public const string FileName = "departures";

    private readonly Lock _gate = new();
    private readonly Dictionary<long, int> _slotOf = [];
    private readonly Stack<int> _free = new();
    private DepartureFile? _file;
    private bool _isShut, _isFull;

    /// <summary>Opens the file and returns what the previous run left in it; null when that proves nothing.</summary>
    public DepartureRun? Open()
    {
        if (bootId() is not { } boot)
        {
            Log.NoBootId(logger);
            return null;
        }

        try
        {
            _file = DepartureFile.Open(Path.Combine(data.Path, FileName), boot, out var before);
            return before;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Log.NoFile(logger, e.Message);
            return null;
        }
    }

    /// <summary>Begins a run whose number is stored in the database.</summary>
    public void Begin(long run)
    {
        lock (_gate)
        {
            if (_file is null) return;
            _file.Begin(run);
            AddFree(from: 0);
        }
    }

    /// <summary>Marks a message that is about to be claimed, with the time that its row will have.</summary>
    public void Claim(long seq, long claimedAtUnixMs)
    {
        lock (_gate)
        {
            if (_file is null) return;
            if (!_slotOf.TryGetValue(seq, out var slot))
            {
                if (_free.Count == 0 && !TryGrow()) return;
                slot = _free.Pop();
                _slotOf[seq] = slot;
            }

            _file.Claim(slot, seq, claimedAtUnixMs);
        }
    }

    /// <summary>Marks a message whose request is about to be written. False when nothing may leave any more.</summary>
    public bool TryLeave(long seq)
    {
        lock (_gate)
        {
            if (_isShut) return false;
            if (_file is not null && _slotOf.TryGetValue(seq, out var slot)) _file.Mark(slot, seq);
        }

        // The mark reaches the mapping before anything that the caller does next.
        Interlocked.MemoryBarrier();
        return true;
    }

    /// <summary>Removes the mark of a message that is committed as no longer <c>sending</c>.</summary>
    public void Clear(long seq)
    {
        lock (_gate)
        {
            if (_file is null || !_slotOf.Remove(seq, out var slot)) return;
            _file.Clear(slot);
            _free.Push(slot);
        }
    }

    /// <summary>Stops all departures. Outcomes of messages that have left are still recorded.</summary>
    public void Shut()
    {
        lock (_gate) _isShut = true;
    }

    /// <summary>Closes the file and keeps its content.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isShut = true;
            _file?.Dispose();
            _file = null;
        }
    }

    private bool TryGrow()
    {
        if (_isFull) return false;
        var before = _file!.Capacity;
        try
        {
            _isFull = !_file.TryGrow();
            if (_isFull) Log.Full(logger, $"{before} messages are under way at once");
            else AddFree(before);
        }
        catch (IOException e)
        {
            _isFull = true;
            Log.Full(logger, e.Message);
        }

        return !_isFull;
    }

    private void AddFree(int from)
    {
        for (var slot = _file!.Capacity - 1; slot >= from; slot--) _free.Push(slot);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.NoBootId, LogLevel.Information,
            "This system provides no boot id: after a crash, every message that was being sent counts as one that may have left")]
        public static partial void NoBootId(ILogger logger);

        [LoggerMessage(EventIds.NoFile, LogLevel.Warning,
            "Departures cannot be marked ({Reason}): after a crash, every message that was being sent counts as one that may have left")]
        public static partial void NoFile(ILogger logger, string reason);

        [LoggerMessage(EventIds.Full, LogLevel.Warning,
            "There is no room for more departure marks ({Reason}): after a crash, some messages that were about to be sent "
            + "count as ones that may have left")]
        public static partial void Full(ILogger logger, string reason);
    }
}
