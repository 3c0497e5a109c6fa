using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Omni.Testing;

/// <summary>
/// What one instrument of one host measures. <c>/metrics</c> cannot say it: hosts of one process share an instrument there, and it ends
/// with the first of them.
/// </summary>
public sealed class HostInstrument : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly List<(double Value, Dictionary<string, object?> Tags)> _measured = [];

    /// <param name="host">The host.</param>
    /// <param name="name">The instrument's name, such as <c>omni.outbox.probes</c>.</param>
    public HostInstrument(OmniHost host, string name)
    {
        var meters = host.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == name && ReferenceEquals(instrument.Meter.Scope, meters)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((_, value, tags, _) => Add(value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Add(value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, _) => Add(value, tags));
        _listener.Start();
    }

    /// <summary>The sum of what a counter counted with a tag since this object was made.</summary>
    public double Sum(string tag, object value)
    {
        lock (_gate) return _measured.Where(m => Equals(m.Tags.GetValueOrDefault(tag), value)).Sum(m => m.Value);
    }

    /// <summary>What a gauge shows now.</summary>
    public IReadOnlyList<double> Now()
    {
        lock (_gate) _measured.Clear();
        _listener.RecordObservableInstruments();
        lock (_gate) return [.. _measured.Select(m => m.Value)];
    }

    public void Dispose() => _listener.Dispose();

    private void Add(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, of) in tags) named[name] = of;
        lock (_gate) _measured.Add((value, named));
    }
}
