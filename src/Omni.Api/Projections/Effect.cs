using Omni.Channels.Sdk.Events;

namespace Omni.Api.Projections;

/// <summary>The effect of an event: the completed event and the rows it touched.</summary>
internal sealed record Effect(OmniEvent Event)
{
    public string? ExternalId { get; init; }

    /// <summary><c>inbound</c> or <c>outbound</c>.</summary>
    public string? Direction { get; init; }
    public Guid? ChatId { get; init; }
    public Guid? MessageId { get; init; }
}
