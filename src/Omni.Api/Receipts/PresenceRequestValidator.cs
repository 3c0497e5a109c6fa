using FluentValidation;
using Omni.Contract.Receipts;

namespace Omni.Api.Receipts;

/// <summary>What <see cref="PresenceRequest"/> must hold.</summary>
internal sealed class PresenceRequestValidator : AbstractValidator<PresenceRequest>
{
    public PresenceRequestValidator()
    {
        RuleFor(r => r.To).Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("'to' is required");
        RuleFor(r => r.Duration).Must(d => d is null or (>= 0 and <= 300_000)).WithMessage("'duration' must be 0 to 300000 ms");
        RuleFor(r => r.Type).Must(t => t is PresenceType.Typing or PresenceType.Recording or PresenceType.Paused)
            .WithMessage("'type' must be one of typing, recording, paused");
    }
}
