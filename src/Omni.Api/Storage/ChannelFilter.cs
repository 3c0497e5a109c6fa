namespace Omni.Api.Storage;

/// <summary>Whose webhooks are asked for: those of one channel, or those of all but some.</summary>
internal sealed record ChannelFilter
{
    private ChannelFilter(bool isExclusion, IReadOnlyList<string> channels) => (IsExclusion, Channels) = (isExclusion, channels);

    /// <summary>Whether <see cref="Channels"/> are those that are left out.</summary>
    public bool IsExclusion { get; }

    public IReadOnlyList<string> Channels { get; }

    public static ChannelFilter Only(string channel) => new(isExclusion: false, [channel]);

    public static ChannelFilter Except(IEnumerable<string> channels) => new(isExclusion: true, [.. channels]);
}
