using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>number.name_reviewed</c>: the display name of a number was decided.</summary>
public sealed record NumberNameReviewed : ChannelReport
{
    /// <summary>The number.</summary>
    public string? DisplayPhoneNumber { get; init; }

    /// <summary><c>APPROVED</c>, <c>REJECTED</c>, <c>PENDING</c> or <c>DEFERRED</c>.</summary>
    public string? Decision { get; init; }

    /// <summary>The name asked for.</summary>
    public string? RequestedName { get; init; }

    /// <summary>Why it was rejected; null when it was not.</summary>
    public string? RejectionReason { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.NumberNameReviewed;
}
