using FluentValidation;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Subscriptions;

/// <summary>What <see cref="RotateSecretRequest"/> must hold.</summary>
internal sealed class RotateSecretRequestValidator : AbstractValidator<RotateSecretRequest>
{
    private const int MaxHours = 168;

    public RotateSecretRequestValidator()
    {
        RuleFor(r => r.Secret).Must(s => s is null || SigningSecret.IsGood(s)).WithMessage(SubscriptionRules.SecretFault);
        RuleFor(r => r.OverlapHours).Must(h => h is null or (>= 0 and <= MaxHours))
            .WithMessage($"'overlapHours' must be 0 to {MaxHours}");
    }
}
