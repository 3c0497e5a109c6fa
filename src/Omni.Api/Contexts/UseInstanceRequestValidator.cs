using FluentValidation;
using Omni.Contract.Contexts;

namespace Omni.Api.Contexts;

/// <summary>What <see cref="UseInstanceRequest"/> must hold.</summary>
internal sealed class UseInstanceRequestValidator : AbstractValidator<UseInstanceRequest>
{
    public UseInstanceRequestValidator() =>
        RuleFor(r => r.InstanceId).Must(id => Guid.TryParse(id, out _)).WithMessage("'instanceId' must be a UUID");
}
