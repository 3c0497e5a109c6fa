using FluentValidation;

namespace Omni.Api.Instances;

/// <summary>The body of <c>PATCH /instances/{id}</c>: what is left out stays.</summary>
internal sealed record UpdateInstanceRequest : InstanceRequest
{
    internal sealed class Validator : AbstractValidator<UpdateInstanceRequest>
    {
        public Validator() => RuleFor(r => r.Name).Must(n => n is null || (n.Trim().Length > 0 && n.Length <= MaxNameLength))
            .WithMessage($"'name' must be 1 to {MaxNameLength} characters");
    }
}
