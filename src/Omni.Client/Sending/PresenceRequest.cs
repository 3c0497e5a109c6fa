namespace Omni.Client.Sending;

/// <summary>The body of <c>POST /messages/send/presence</c>.</summary>
public sealed record PresenceRequest
{
    /// <summary>The instance.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>A recipient in the channel's form, or a person's or chat's UUID.</summary>
    public string? To { get; init; }

    /// <summary><c>typing</c>, <c>recording</c> or <c>paused</c>.</summary>
    public string? Type { get; init; }

    /// <summary>For how long to show it, in ms, 0 to 300,000; a channel that ends it by itself, as WhatsApp does after 25 s, takes its own.</summary>
    public int? Duration { get; init; }
}
