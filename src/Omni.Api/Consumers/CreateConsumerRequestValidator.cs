using FluentValidation;
using Omni.Contract.Consumers;

namespace Omni.Api.Consumers;

/// <summary>What <see cref="CreateConsumerRequest"/> must hold.</summary>
internal sealed class CreateConsumerRequestValidator : AbstractValidator<CreateConsumerRequest>
{
    public CreateConsumerRequestValidator()
    {
        RuleFor(r => r.Name).Must(ConsumerRules.IsName).WithMessage(ConsumerRules.NameFault);
        RuleFor(r => r.EventType).Must(ConsumerRules.IsType).WithMessage(ConsumerRules.TypeFault);
        RuleFor(r => r.ExcludeTypes).Must(ConsumerRules.AreExcluded).WithMessage(ConsumerRules.ExcludeFault);
        RuleFor(r => r.Filters).Must(f => f is null || f.Count <= ConsumerRules.MaxFilters).WithMessage(ConsumerRules.FiltersFault);
        RuleFor(r => r.Filters).Custom((filters, context) =>
        {
            foreach (var (index, filter) in (filters ?? []).Take(ConsumerRules.MaxFilters).Index())
            {
                if (FilterCheck.FaultOf(filter) is { } found) context.AddFailure($"filters[{index}].{found.Member}", found.Fault);
            }
        });
        RuleFor(r => r.StartFrom).Must(s => s is null or ConsumerStart.Now or ConsumerStart.Beginning)
            .WithMessage(ConsumerRules.StartFault);
        RuleFor(r => r.LeaseMs).Must(ms => ms is null or (>= ConsumerRules.MinLeaseMs and <= ConsumerRules.MaxLeaseMs))
            .WithMessage(ConsumerRules.LeaseFault);
        RuleFor(r => r.LeaseMs).Null().When(r => r.Shared is not true).WithMessage(ConsumerRules.LeaseOfOneFault);
    }
}
