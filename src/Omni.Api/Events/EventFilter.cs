using Omni.Api.Http;

namespace Omni.Api.Events;

/// <summary>Which events.</summary>
internal sealed record EventFilter
{
    public Guid? InstanceId { get; init; }
    public IReadOnlyList<string>? Channels { get; init; }
    public IReadOnlyList<string>? EventTypes { get; init; }
    public IReadOnlyList<string>? ContentTypes { get; init; }
    public string? Direction { get; init; }
    public Guid? PersonId { get; init; }
    public long? SinceUnixMs { get; init; }
    public long? UntilUnixMs { get; init; }
    public string? Search { get; init; }

    /// <summary>The instances the key may see; null means all.</summary>
    public IReadOnlyList<Guid>? Visible { get; init; }
    public int Limit { get; init; }
    public Cursor? Cursor { get; init; }
}
