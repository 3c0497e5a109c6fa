using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>account.reviewed</c>: the review of the account was decided.</summary>
public sealed record AccountReviewed : ChannelReport
{
    /// <summary><c>APPROVED</c>, <c>REJECTED</c>, <c>PENDING</c> or <c>DEFERRED</c>.</summary>
    public string? Decision { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.AccountReviewed;
}
