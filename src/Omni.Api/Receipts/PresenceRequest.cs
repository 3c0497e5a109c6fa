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

    /// <summary>For how long to show it, in ms, 0 to 300,000; a channel that ends it by itself, as WhatsApp does after 25 s, takes its own.</summary>
    public int? Duration { get; init; }

    /// <summary>What the channel is told: nothing for <c>paused</c>.</summary>
    internal TimeSpan Shown => Type == "paused" ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Duration ?? 25_000);

    internal sealed class Validator : AbstractValidator<PresenceRequest>
    {
        public Validator()
        {
            RuleFor(r => r.InstanceId).Must(id => Guid.TryParse(id, out _)).WithMessage("'instanceId' is required and must be a UUID");
            RuleFor(r => r.To).Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("'to' is required");
            RuleFor(r => r.Duration).Must(d => d is null or (>= 0 and <= 300_000)).WithMessage("'duration' must be 0 to 300000 ms");
            RuleFor(r => r.Type).Must(t => t is "typing" or "recording" or "paused").WithMessage("'type' must be one of typing, recording, paused");
        }
    }
}
