using FluentValidation;
using Omni.Api.Http;

namespace Omni.Api.Subscriptions;

/// <summary>The body of <c>PATCH /subscriptions/{id}</c>: what is left out stays, null means all (or, of a description, none).</summary>
internal sealed record UpdateSubscriptionRequest
{
    public string? Url { get; init; }
    public Given<string> Description { get; init; }
    public Given<IReadOnlyList<string>> EventTypes { get; init; }
    public Given<IReadOnlyList<string>> InstanceIds { get; init; }

    /// <summary><c>active</c> or <c>paused</c>; <c>active</c> also ends a disablement.</summary>
    public string? State { get; init; }
    public string? Secret { get; init; }

    internal sealed class Validator : AbstractValidator<UpdateSubscriptionRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Url).Must(u => u is null || SubscriptionRules.IsUrl(u)).WithMessage(SubscriptionRules.UrlFault);
            RuleFor(r => r.Description).Must(d => SubscriptionRules.IsDescription(d.Value)).WithMessage(SubscriptionRules.DescriptionFault);
            RuleFor(r => r.EventTypes).Must(t => SubscriptionRules.AreTypes(t.Value)).WithMessage(SubscriptionRules.TypesFault);
            RuleFor(r => r.InstanceIds).Must(i => SubscriptionRules.AreInstances(i.Value)).WithMessage(SubscriptionRules.InstancesFault);
            RuleFor(r => r.State).Must(SubscriptionRules.IsState).WithMessage(SubscriptionRules.StateFault);
            RuleFor(r => r.Secret).Must(s => s is null || SigningSecret.IsGood(s)).WithMessage(SubscriptionRules.SecretFault);
        }
    }
}
