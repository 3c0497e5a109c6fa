using FluentValidation;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Outbox;

/// <summary>What <see cref="ResumeRequest"/> must hold.</summary>
internal sealed class ResumeRequestValidator : AbstractValidator<ResumeRequest>
{
    public ResumeRequestValidator() => RuleFor(r => r.InstanceId).Must(id => id is null || Guid.TryParse(id, out _))
        .WithMessage("'instanceId' must be a UUID, or left out for all instances");
}
