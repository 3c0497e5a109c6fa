using FluentValidation;
using Omni.Contract.Persons;

namespace Omni.Api.Persons;

/// <summary>What <see cref="MergePersonsRequest"/> must hold.</summary>
internal sealed class MergePersonsRequestValidator : AbstractValidator<MergePersonsRequest>
{
    private const int MaxReason = 1000;

    public MergePersonsRequestValidator()
    {
        RuleFor(r => r.SourcePersonId).Must(id => Guid.TryParse(id, out _)).WithMessage("'sourcePersonId' must be a UUID");
        RuleFor(r => r.TargetPersonId).Must(id => Guid.TryParse(id, out _)).WithMessage("'targetPersonId' must be a UUID");
        RuleFor(r => r.Reason).MaximumLength(MaxReason).WithMessage($"'reason' has at most {MaxReason} characters");
    }
}
