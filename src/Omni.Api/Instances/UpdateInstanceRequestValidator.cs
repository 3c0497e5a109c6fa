using FluentValidation;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>What <see cref="UpdateInstanceRequest"/> must hold.</summary>
internal sealed class UpdateInstanceRequestValidator : AbstractValidator<UpdateInstanceRequest>
{
    public UpdateInstanceRequestValidator() =>
        RuleFor(r => r.Name).Must(n => n is null || (n.Trim().Length > 0 && n.Length <= InstanceNames.MaxLength))
            .WithMessage($"'name' must be 1 to {InstanceNames.MaxLength} characters");
}
