using FluentValidation;

namespace Omni.Api.Access;

/// <summary>The body of <c>POST /keys</c>.</summary>
internal sealed record CreateKeyRequest
{
    /// <summary>What people call it, 1 to 255 characters.</summary>
    public string? Name { get; init; }
    public string? Description { get; init; }

    /// <summary><c>*</c>, <c>namespace:*</c> or <c>namespace:verb</c>, such as <c>messages:write</c>; none that the caller has not.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The instances it may touch; null means all.</summary>
    public IReadOnlyList<string>? InstanceIds { get; init; }

    /// <summary>Requests a minute; null means the host's default.</summary>
    public int? RateLimit { get; init; }

    /// <summary>Good until then, ISO 8601 with an offset; null means for ever.</summary>
    public string? ExpiresAt { get; init; }

    internal sealed class Validator : AbstractValidator<CreateKeyRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotNull().WithMessage("'name' is required").Must(KeyRules.IsName).WithMessage(KeyRules.NameFault);
            RuleFor(r => r.Description).Must(KeyRules.IsDescription).WithMessage(KeyRules.DescriptionFault);
            RuleFor(r => r.Scopes).NotNull().WithMessage("'scopes' are required, such as [\"messages:write\"]").Must(KeyRules.AreScopes).WithMessage(KeyRules.ScopesFault);
            RuleFor(r => r.InstanceIds).Must(KeyRules.AreInstances).WithMessage(KeyRules.InstancesFault);
            RuleFor(r => r.RateLimit).Must(KeyRules.IsRate).WithMessage(KeyRules.RateFault);
            RuleFor(r => r.ExpiresAt).Must(KeyRules.IsExpiry).WithMessage(KeyRules.ExpiryFault);
        }
    }
}
