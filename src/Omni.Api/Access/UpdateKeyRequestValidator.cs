using FluentValidation;
using Omni.Contract.Access;

namespace Omni.Api.Access;

/// <summary>What <see cref="UpdateKeyRequest"/> must hold.</summary>
internal sealed class UpdateKeyRequestValidator : AbstractValidator<UpdateKeyRequest>
{
    public UpdateKeyRequestValidator()
    {
        RuleFor(r => r.Name).Must(KeyRules.IsName).WithMessage(KeyRules.NameFault);
        RuleFor(r => r.Description).Must(d => KeyRules.IsDescription(d.Value)).WithMessage(KeyRules.DescriptionFault);
        RuleFor(r => r.Scopes).Must(KeyRules.AreScopes).WithMessage(KeyRules.ScopesFault)
            .Must(KeyRules.AreKnown).WithMessage((_, scopes) => Scopes.FaultOf(scopes!));
        RuleFor(r => r.InstanceIds).Must(i => KeyRules.AreInstances(i.Value)).WithMessage(KeyRules.InstancesFault);
        RuleFor(r => r.RateLimit).Must(l => KeyRules.IsRate(l.Value)).WithMessage(KeyRules.RateFault);
    }
}
