using FluentValidation;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>What <see cref="CreateInstanceRequest"/> must hold.</summary>
internal sealed class CreateInstanceRequestValidator : AbstractValidator<CreateInstanceRequest>
{
    public CreateInstanceRequestValidator()
    {
        RuleFor(r => r.Name).Must(n => !string.IsNullOrWhiteSpace(n)).WithMessage("'name' is required");
        RuleFor(r => r.Name).Must(n => n is null || n.Length <= InstanceNames.MaxLength)
            .WithMessage((_, n) => $"'name' is {n!.Length} characters, at most {InstanceNames.MaxLength}");
        RuleFor(r => r.Channel).Must(c => !string.IsNullOrWhiteSpace(c))
            .WithMessage("'channel' is required; GET /api/v2/instances/supported-channels lists them");
    }
}
