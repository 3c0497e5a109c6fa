using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Audit;

/// <summary>
/// Records wrong keys in the audit and the log: the first of an address at once, then one entry for all further ones in a time span. The
/// number of entries per span is bounded, so that wrong keys cannot push out other entries.
/// </summary>
internal sealed partial class WrongKeyLog(
    AuditWriter writer, IOptions<AuditOptions> options, TimeProvider time, ILogger<WrongKeyLog> logger) : PeriodicWork(Span, time)
{
    public const string KeyName = "(wrong key)";

    /// <summary>Maximum of addresses listed separately in a span; the others are counted together.</summary>
    public const int MaxAddresses = 30;

    public static readonly TimeSpan Span = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Further> _addresses = new(StringComparer.Ordinal);
    private Further _others = new(Last: null, Requests: 0);

    /// <summary>Records a request with a wrong key.</summary>
    public void Note(AuditRow row)
    {
        var address = row.RemoteAddress ?? "";
        lock (_lock)
        {
            if (_addresses.TryGetValue(address, out var further))
            {
                _addresses[address] = new Further(row, further.Requests + 1);
                return;
            }

            if (_addresses.Count >= MaxAddresses)
            {
                _others = new Further(row, _others.Requests + 1);
                return;
            }

            _addresses[address] = new Further(Last: null, Requests: 0);
        }

        Write(row, 1);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        EndSpan();
    }

    protected override Task<bool> RoundAsync(CancellationToken ct)
    {
        EndSpan();
        return Task.FromResult(false);
    }

    protected override void Failed(Exception exception) => Log.Failed(logger, exception);

    private void EndSpan()
    {
        List<Further> further;
        lock (_lock)
        {
            if (_others.Last is { } last)
            {
                (last.RemoteAddress, last.UserAgent) = (null, null);
                _addresses[""] = _others with { Requests = _others.Requests + (_addresses.GetValueOrDefault("")?.Requests ?? 0) };
            }

            further = [.. _addresses.Values];
            _addresses.Clear();
            _others = new Further(Last: null, Requests: 0);
        }

        foreach (var (last, requests) in further)
        {
            if (last is not null) Write(last, requests);
        }
    }

    private void Write(AuditRow row, int requests)
    {
        row.Requests = requests;
        Log.WrongKey(logger, requests, row.RemoteAddress);
        if (options.Value.Enabled) writer.Note(row);
    }

    /// <summary>The requests of an address after its first.</summary>
    private sealed record Further(AuditRow? Last, int Requests);

    private static partial class Log
    {
        [LoggerMessage(EventIds.WrongKey, LogLevel.Warning, "Requests with wrong keys: {Requests}, from {Address}")]
        public static partial void WrongKey(ILogger logger, int requests, string? address);

        [LoggerMessage(EventIds.WrongKeyLogFailed, LogLevel.Warning, "Wrong keys could not be recorded")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
