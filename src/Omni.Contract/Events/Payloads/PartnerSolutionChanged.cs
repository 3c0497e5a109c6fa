using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>account.partner_solution_changed</c>: a partner solution changed.</summary>
public sealed record PartnerSolutionChanged : ChannelReport
{
    /// <summary>Such as <c>SOLUTION_CREATED</c>.</summary>
    public string? Event { get; init; }

    /// <summary>Its id.</summary>
    public string? SolutionId { get; init; }

    /// <summary>Such as <c>INITIATED</c>.</summary>
    public string? SolutionStatus { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.PartnerSolutionChanged;
}
