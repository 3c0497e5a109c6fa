using FluentValidation;

namespace Omni.Api.Receipts;

/// <summary>The body of <c>POST /messages/send/presence</c>.</summary>
internal sealed record PresenceRequest
{
    public string? InstanceId { get; init; }

    /// <summary>A recipient in the channel's form, or a person's or chat's UUID.</summary>
    public string? To { get; init; }

    /// <summary><c>typing</c>, <c>recording</c> or <c>paused</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What the channel is told: nothing for <c>paused</c>.</summary>
    internal TimeSpan Duration => Type == "paused" ? TimeSpan.Zero : TimeSpan.FromSeconds(25);

    internal sealed class Validator : AbstractValidator<PresenceRequest>
    {
        public Validator()
        {
            RuleFor(r => r.InstanceId).Must(id => Guid.TryParse(id, out _)).WithMessage("'instanceId' is required and must be a UUID");
            RuleFor(r => r.To).Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("'to' is required");
            RuleFor(r => r.Type).Must(t => t is "typing" or "recording" or "paused").WithMessage("'type' must be one of typing, recording, paused");
        }
    }
}
