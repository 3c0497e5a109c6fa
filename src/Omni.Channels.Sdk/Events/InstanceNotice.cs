namespace Omni.Channels.Sdk.Events;

/// <summary>
/// Says that an event reports what a channel's server said of an instance, and when. Of one subject only the newest counts: the
/// host drops an event whose notice is older than one that it has applied, as it drops a repeated event.
/// </summary>
/// <param name="Subject">
/// What the notice is about, such as <c>account</c>: at most 100 characters. Subjects of an instance are independent of each other.
/// </param>
/// <param name="At">When the channel's server said it, not when it arrived.</param>
public sealed record InstanceNotice(string Subject, DateTimeOffset At)
{
    /// <summary>
    /// Whether a connect later than <see cref="At"/> makes the notice void, because the channel's server has confirmed the instance
    /// since. Default false.
    /// </summary>
    public bool EndsWithConnect { get; init; }
}
