using FluentValidation;
using Omni.Contract.Consumers;

namespace Omni.Api.Consumers;

/// <summary>What <see cref="AckConsumerRequest"/> must hold.</summary>
internal sealed class AckConsumerRequestValidator : AbstractValidator<AckConsumerRequest>
{
    public AckConsumerRequestValidator()
    {
        RuleFor(r => r.Cursor).Must(c => c is null or >= 0).WithMessage("'cursor' must be a number of 0 or more");
        RuleFor(r => r.LeaseId).Must(id => id is null || Guid.TryParse(id, out _))
            .WithMessage("'leaseId' must be a UUID, not '{PropertyValue}'");
        RuleFor(r => r).Must(r => r.Cursor is null != r.LeaseId is null).OverridePropertyName("cursor")
            .WithMessage("One of 'cursor' and 'leaseId' is required");
    }
}
