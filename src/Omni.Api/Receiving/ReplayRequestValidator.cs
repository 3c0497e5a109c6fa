using FluentValidation;
using Omni.Contract.Webhooks;

namespace Omni.Api.Receiving;

/// <summary>What <see cref="ReplayRequest"/> must hold.</summary>
internal sealed class ReplayRequestValidator : AbstractValidator<ReplayRequest>
{
    public const int MaxLimit = 5000;

    public ReplayRequestValidator()
    {
        RuleFor(r => r.Until).Must((r, until) => until is null || until >= r.Since)
            .WithMessage("'until' must not be before 'since'");
        RuleFor(r => r.Limit).Must(l => l is null or (>= 1 and <= MaxLimit))
            .WithMessage($"'limit' must be a whole number from 1 to {MaxLimit}, not {{PropertyValue}}");
        RuleFor(r => r.Cursor).Must(c => c is null || Foundation.Http.Cursor.TryParse(c, out _))
            .WithMessage("'cursor' is not a cursor of a replay: pass the one of the call before");
    }
}
