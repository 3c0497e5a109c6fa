using FluentValidation;

namespace Omni.Api.Access;

/// <summary>The body of <c>POST /keys/{id}/revoke</c>, which may be left out.</summary>
internal sealed record RevokeKeyRequest
{
    public string? Reason { get; init; }

    /// <summary>Who revokes it; the caller's key name when it is not said.</summary>
    public string? RevokedBy { get; init; }

    internal sealed class Validator : AbstractValidator<RevokeKeyRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).MaximumLength(500).WithMessage("'reason' has at most 500 characters");
            RuleFor(r => r.RevokedBy).MaximumLength(255).WithMessage("'revokedBy' has at most 255 characters");
        }
    }
}
