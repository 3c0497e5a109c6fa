namespace Omni.Channels.Sdk.Events;

/// <summary>
/// Marks an event as a report of a channel's server about an instance. Only the newest notice of a subject counts: the host drops
/// an event whose notice is older than one it has already applied.
/// </summary>
/// <param name="Subject">
/// What the notice is about, such as <c>account</c>: at most 100 characters. Subjects of an instance are independent of each other.
/// </param>
/// <param name="At">When the channel's server issued the notice, not when it arrived.</param>
public sealed record InstanceNotice(string Subject, DateTimeOffset At)
{
    /// <summary>
    /// Whether a connect later than <see cref="At"/> makes the notice void, because the channel's server has confirmed the instance
    /// since. Default false.
    /// </summary>
    public bool EndsWithConnect { get; init; }

    /// <summary>When it is over by itself; null when the channel's server does not say.</summary>
    public DateTimeOffset? Until { get; init; }
}
