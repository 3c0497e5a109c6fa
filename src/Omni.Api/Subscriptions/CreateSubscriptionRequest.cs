using FluentValidation;

namespace Omni.Api.Subscriptions;

/// <summary>The body of <c>POST /subscriptions</c>.</summary>
internal sealed record CreateSubscriptionRequest
{
    /// <summary>Where events are posted.</summary>
    public string? Url { get; init; }
    public string? Description { get; init; }

    /// <summary>Event types, or patterns such as <c>message.*</c>; null means all.</summary>
    public IReadOnlyList<string>? EventTypes { get; init; }

    /// <summary>The instances whose events are wanted; null means all that the key may see.</summary>
    public IReadOnlyList<string>? InstanceIds { get; init; }

    /// <summary>What signs the deliveries; made when it is not given.</summary>
    public string? Secret { get; init; }

    internal sealed class Validator : AbstractValidator<CreateSubscriptionRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Url).Must(SubscriptionRules.IsUrl).WithMessage(SubscriptionRules.UrlFault);
            RuleFor(r => r.Description).Must(SubscriptionRules.IsDescription).WithMessage(SubscriptionRules.DescriptionFault);
            RuleFor(r => r.EventTypes).Must(SubscriptionRules.AreTypes).WithMessage(SubscriptionRules.TypesFault);
            RuleFor(r => r.InstanceIds).Must(SubscriptionRules.AreInstances).WithMessage(SubscriptionRules.InstancesFault);
            RuleFor(r => r.Secret).Must(s => s is null || SigningSecret.IsGood(s)).WithMessage(SubscriptionRules.SecretFault);
        }
    }
}
