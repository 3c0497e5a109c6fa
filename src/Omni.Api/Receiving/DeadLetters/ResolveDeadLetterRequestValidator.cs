using FluentValidation;
using Omni.Contract.DeadLetters;

namespace Omni.Api.Receiving.DeadLetters;

/// <summary>What <see cref="ResolveDeadLetterRequest"/> must hold.</summary>
internal sealed class ResolveDeadLetterRequestValidator : AbstractValidator<ResolveDeadLetterRequest>
{
    private const int MaxNote = 1000;

    public ResolveDeadLetterRequestValidator()
    {
        RuleFor(r => r.Note).Must(n => n is null || (n.Length <= MaxNote && !n.Contains('\0', StringComparison.Ordinal)))
            .WithMessage($"'note' has at most {MaxNote} characters");
    }
}
