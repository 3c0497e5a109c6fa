namespace Omni.Api.Storage;

/// <summary>Selects webhooks by channel: those of one channel, or of all but some.</summary>
internal sealed record ChannelFilter
{
    private ChannelFilter(bool isExclusion, IReadOnlyList<string> channels) => (IsExclusion, Channels) = (isExclusion, channels);

    /// <summary>Whether <see cref="Channels"/> are excluded.</summary>
    public bool IsExclusion { get; }

    public IReadOnlyList<string> Channels { get; }

    public static ChannelFilter Only(string channel) => new(isExclusion: false, [channel]);

    public static ChannelFilter Except(IEnumerable<string> channels) => new(isExclusion: true, [.. channels]);
}
