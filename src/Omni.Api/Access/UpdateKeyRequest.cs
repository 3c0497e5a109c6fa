using FluentValidation;
using Omni.Api.Http;

namespace Omni.Api.Access;

/// <summary>The body of <c>PATCH /keys/{id}</c>: what is left out stays; null takes a limit away.</summary>
internal sealed record UpdateKeyRequest
{
    public string? Name { get; init; }
    public Given<string> Description { get; init; }
    public IReadOnlyList<string>? Scopes { get; init; }
    public Given<IReadOnlyList<string>> InstanceIds { get; init; }
    public Given<int?> RateLimit { get; init; }
    public Given<string> ExpiresAt { get; init; }

    internal sealed class Validator : AbstractValidator<UpdateKeyRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Name).Must(KeyRules.IsName).WithMessage(KeyRules.NameFault);
            RuleFor(r => r.Description).Must(d => KeyRules.IsDescription(d.Value)).WithMessage(KeyRules.DescriptionFault);
            RuleFor(r => r.Scopes).Must(KeyRules.AreScopes).WithMessage(KeyRules.ScopesFault);
            RuleFor(r => r.InstanceIds).Must(i => KeyRules.AreInstances(i.Value)).WithMessage(KeyRules.InstancesFault);
            RuleFor(r => r.RateLimit).Must(l => KeyRules.IsRate(l.Value)).WithMessage(KeyRules.RateFault);
            RuleFor(r => r.ExpiresAt).Must(t => KeyRules.IsExpiry(t.Value)).WithMessage(KeyRules.ExpiryFault);
        }
    }
}
