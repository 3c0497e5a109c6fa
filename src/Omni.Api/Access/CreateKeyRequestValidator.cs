using FluentValidation;
using Omni.Contract.Access;

namespace Omni.Api.Access;

/// <summary>What <see cref="CreateKeyRequest"/> must hold.</summary>
internal sealed class CreateKeyRequestValidator : AbstractValidator<CreateKeyRequest>
{
    public CreateKeyRequestValidator()
    {
        RuleFor(r => r.Name).NotNull().WithMessage("'name' is required").Must(KeyRules.IsName).WithMessage(KeyRules.NameFault);
        RuleFor(r => r.Description).Must(KeyRules.IsDescription).WithMessage(KeyRules.DescriptionFault);
        RuleFor(r => r.Profile).Null().WithMessage(KeyRules.ProfileFault);
        RuleFor(r => r.Scopes).NotNull().WithMessage("'scopes' are required, such as [\"messages:send\"]").Must(KeyRules.AreScopes)
            .WithMessage(KeyRules.ScopesFault).Must(KeyRules.AreKnown).WithMessage((_, scopes) => Scopes.FaultOf(scopes!));
        RuleFor(r => r.InstanceIds).Must(KeyRules.AreInstances).WithMessage(KeyRules.InstancesFault);
        RuleFor(r => r.InstanceAllowlist).Must(KeyRules.AreInstances).WithMessage(KeyRules.InstancesFault);
        RuleFor(r => r.RateLimit).Must(KeyRules.IsRate).WithMessage(KeyRules.RateFault);
    }
}
