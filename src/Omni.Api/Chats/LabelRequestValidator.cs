using FluentValidation;
using Omni.Contract.Chats;

namespace Omni.Api.Chats;

/// <summary>What <see cref="LabelRequest"/> must hold.</summary>
internal sealed class LabelRequestValidator : AbstractValidator<LabelRequest>
{
    public LabelRequestValidator() => RuleFor(r => r.Label).Must(ChatSettings.IsLabel)
        .WithMessage($"'label' must be 1 to {ChatSettings.MaxLabel} characters");
}
