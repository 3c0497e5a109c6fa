using FluentValidation;
using Omni.Contract.Access;

namespace Omni.Api.Access;

/// <summary>What <see cref="RevokeKeyRequest"/> must hold.</summary>
internal sealed class RevokeKeyRequestValidator : AbstractValidator<RevokeKeyRequest>
{
    public RevokeKeyRequestValidator()
    {
        RuleFor(r => r.Reason).MaximumLength(500).WithMessage("'reason' has at most 500 characters");
        RuleFor(r => r.RevokedBy).MaximumLength(255).WithMessage("'revokedBy' has at most 255 characters");
    }
}
