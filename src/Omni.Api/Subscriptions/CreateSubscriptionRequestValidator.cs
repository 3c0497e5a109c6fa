using FluentValidation;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Subscriptions;

/// <summary>What <see cref="CreateSubscriptionRequest"/> must hold.</summary>
internal sealed class CreateSubscriptionRequestValidator : AbstractValidator<CreateSubscriptionRequest>
{
    public CreateSubscriptionRequestValidator()
    {
        RuleFor(r => r.Url).Must(SubscriptionRules.IsUrl).WithMessage(SubscriptionRules.UrlFault);
        RuleFor(r => r.Name).Must(SubscriptionRules.IsName).WithMessage(SubscriptionRules.NameFault);
        RuleFor(r => r.Description).Must(SubscriptionRules.IsDescription).WithMessage(SubscriptionRules.DescriptionFault);
        RuleFor(r => r.EventTypes).Must(SubscriptionRules.AreTypes).WithMessage(SubscriptionRules.TypesFault);
        RuleFor(r => r.InstanceIds).Must(SubscriptionRules.AreInstances).WithMessage(SubscriptionRules.InstancesFault);
        RuleFor(r => r.Secret).Must(s => s is null || SigningSecret.IsGood(s)).WithMessage(SubscriptionRules.SecretFault);
    }
}
