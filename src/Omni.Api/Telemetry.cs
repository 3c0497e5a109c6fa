using System.Diagnostics;

namespace Omni.Api;

/// <summary>The name of the host's one activity source and its one meter.</summary>
internal static class Telemetry
{
    public const string Name = "Omni";

    /// <summary>Starts the next step of a trace, also when nothing listens to it: events have its id.</summary>
    public static Activity Continue(this ActivitySource source, string name, ActivityKind kind, string? parent)
    {
        if (source.StartActivity(name, kind, parent) is { } listened) return listened;
        var activity = new Activity(name);
        if (parent is not null) activity.SetParentId(parent);
        return activity.Start();
    }
}
