using FluentValidation;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Subscriptions;

/// <summary>What <see cref="UpdateSubscriptionRequest"/> must hold.</summary>
internal sealed class UpdateSubscriptionRequestValidator : AbstractValidator<UpdateSubscriptionRequest>
{
    public UpdateSubscriptionRequestValidator()
    {
        RuleFor(r => r.Url).Must(u => u is null || SubscriptionRules.IsUrl(u)).WithMessage(SubscriptionRules.UrlFault);
        RuleFor(r => r.Name).Must(n => SubscriptionRules.IsName(n.Value)).WithMessage(SubscriptionRules.NameFault);
        RuleFor(r => r.Description).Must(d => SubscriptionRules.IsDescription(d.Value)).WithMessage(SubscriptionRules.DescriptionFault);
        RuleFor(r => r.EventTypes).Must(t => SubscriptionRules.AreTypes(t.Value)).WithMessage(SubscriptionRules.TypesFault);
        RuleFor(r => r.InstanceIds).Must(i => SubscriptionRules.AreInstances(i.Value)).WithMessage(SubscriptionRules.InstancesFault);
        RuleFor(r => r.State).Must(SubscriptionRules.IsState).WithMessage(SubscriptionRules.StateFault);
        RuleFor(r => r.Secret).Must(s => s is null || SigningSecret.IsGood(s)).WithMessage(SubscriptionRules.SecretFault);
    }
}
