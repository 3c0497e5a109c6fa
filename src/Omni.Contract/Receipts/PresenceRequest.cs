namespace Omni.Contract.Receipts;

/// <summary>The body of <c>POST /messages/send/presence</c>.</summary>
public sealed record PresenceRequest
{
    /// <summary>The instance that shows it. Required.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>A recipient in the channel's form, or a person's or chat's UUID. Required.</summary>
    public required string To { get; init; }

    /// <summary><c>typing</c>, <c>recording</c> or <c>paused</c>. Required.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// How long to show it, in ms, 0 to 300,000; default 25,000. A channel with a fixed duration, as WhatsApp with 25 s, uses
    /// that one.
    /// </summary>
    public int? Duration { get; init; }
}
