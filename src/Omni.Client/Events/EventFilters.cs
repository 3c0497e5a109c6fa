namespace Omni.Client.Events;

/// <summary>What the events must have.</summary>
public sealed record EventFilters
{
    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public IReadOnlyList<string>? Channel { get; init; }

    /// <summary>The instance.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The person.</summary>
    public string? PersonId { get; init; }

    /// <summary>The event type, such as <c>message.received</c>.</summary>
    public IReadOnlyList<string>? EventType { get; init; }

    /// <summary>The content type.</summary>
    public IReadOnlyList<string>? ContentType { get; init; }

    /// <summary>The direction.</summary>
    public string? Direction { get; init; }

    /// <summary>The since.</summary>
    public string? Since { get; init; }

    /// <summary>The until.</summary>
    public string? Until { get; init; }
}
