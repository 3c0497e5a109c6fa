using FluentValidation;
using Omni.Contract.Persons;

namespace Omni.Api.Persons;

/// <summary>What <see cref="LinkIdentitiesRequest"/> must hold.</summary>
internal sealed class LinkIdentitiesRequestValidator : AbstractValidator<LinkIdentitiesRequest>
{
    public LinkIdentitiesRequestValidator()
    {
        RuleFor(r => r.IdentityA).Must(id => Guid.TryParse(id, out _)).WithMessage("'identityA' must be a UUID");
        RuleFor(r => r.IdentityB).Must(id => Guid.TryParse(id, out _)).WithMessage("'identityB' must be a UUID");
    }
}
