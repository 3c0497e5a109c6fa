using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>
/// Watches the Graph API versions of the instances: the days that the table gives them, and the version that Meta says it answered with.
/// Meta answers calls of an ended version with its oldest one, without an error.
/// </summary>
internal sealed partial class GraphVersionWatch
{
    /// <summary>When a version becomes a warning, and when its instance is degraded.</summary>
    public const int WarnDays = 90, DegradedDays = 14;

    private readonly InstanceDirectory _directory;
    private readonly TimeProvider _time;
    private readonly ILogger<GraphVersionWatch> _logger;

    /// <summary>By instance: the version that was asked and the other one that answered.</summary>
    private readonly ConcurrentDictionary<Guid, (string Asked, string Answered)> _differing = new();

    /// <summary>Alarms that the log has.</summary>
    private readonly ConcurrentDictionary<(Guid InstanceId, string Key), bool> _logged = new();

    public GraphVersionWatch(InstanceDirectory directory, IMeterFactory meters, TimeProvider time, ILogger<GraphVersionWatch> logger)
    {
        (_directory, _time, _logger) = (directory, time, logger);
        var meter = meters.Create("Omni");
        meter.CreateObservableGauge("omni.graph.version.days_left", DaysLeft, "d",
            "Days until the Graph API version of an instance ends; negative when it has ended");
        meter.CreateObservableGauge("omni.graph.version.alarm", Alarms, "{alarm}",
            "1 when the Graph API version of an instance ends within 90 days; 2 within 14 days, when it has ended or another answers");
    }

    /// <summary>Records the version that answered a call.</summary>
    public void Answered(WhatsAppInstance instance, string version)
    {
        var answered = version.Trim();
        if (answered.Length == 0 || string.Equals(answered, instance.GraphApiVersion, StringComparison.OrdinalIgnoreCase))
            _differing.TryRemove(instance.InstanceId, out _);
        else
        {
            _differing[instance.InstanceId] = (instance.GraphApiVersion, answered);
            Look(instance);
        }
    }

    /// <summary>Returns the alarm of an instance; null when its version is fine. Logs it the first time.</summary>
    public GraphVersionAlarm? Look(WhatsAppInstance instance)
    {
        if (AlarmOf(instance) is not { } alarm) return null;
        if (_logged.TryAdd((instance.InstanceId, alarm.Key), value: true))
            Log.VersionAlarm(_logger, instance.InstanceId, alarm.IsDegraded, alarm.Message);
        return alarm;
    }

    public void Forget(Guid instanceId)
    {
        _differing.TryRemove(instanceId, out _);
        foreach (var key in _logged.Keys.Where(k => k.InstanceId == instanceId)) _logged.TryRemove(key, out _);
    }

    private GraphVersionAlarm? AlarmOf(WhatsAppInstance instance)
    {
        var version = instance.GraphApiVersion;
        if (_differing.TryGetValue(instance.InstanceId, out var seen) && seen.Asked == version)
        {
            return new GraphVersionAlarm(version, seen.Answered, IsDegraded: true,
                $"Graph API {version} was requested and {seen.Answered} answered: {version} is not served any more; {Remedy}");
        }

        if (GraphVersions.IsOlderThanAll(version))
            return new GraphVersionAlarm(version, Answered: null, IsDegraded: true, $"Graph API {version} has ended; {Remedy}");
        if (GraphVersions.LastDayOf(version) is not { } last || DaysUntil(last) is not (<= WarnDays and var days)) return null;
        return new GraphVersionAlarm(version, Answered: null, days <= DegradedDays, days < 0
            ? $"Graph API {version} ended on {Day(last)}: Meta answers with another version; {Remedy}"
            : $"Graph API {version} ends on {Day(last)}, in {days} days; {Remedy}");
    }

    private const string Remedy =
        $"set options.graphApiVersion of the instance, or WhatsAppCloud:GraphApiVersion, to a newer one, such as {GraphVersions.Default}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private int DaysUntil(DateOnly last) => last.DayNumber - DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime).DayNumber;

    private IEnumerable<Measurement<long>> DaysLeft() =>
        from instance in _directory.All
        let last = GraphVersions.LastDayOf(instance.GraphApiVersion)
        where last is not null
        select new Measurement<long>(DaysUntil(last.Value), TagsOf(instance));

    private IEnumerable<Measurement<long>> Alarms() => _directory.All.Select(instance =>
        new Measurement<long>(AlarmOf(instance) is { } alarm ? alarm.IsDegraded ? 2 : 1 : 0, TagsOf(instance)));

    private static KeyValuePair<string, object?>[] TagsOf(WhatsAppInstance instance) =>
        [new("instance", instance.InstanceId.ToString("D")), new("version", instance.GraphApiVersion)];

    private static partial class Log
    {
        [LoggerMessage(EventIds.OtherVersion, LogLevel.Warning, "{InstanceId} (degraded: {IsDegraded}): {Reason}")]
        public static partial void VersionAlarm(ILogger logger, Guid instanceId, bool isDegraded, string reason);
    }
}
