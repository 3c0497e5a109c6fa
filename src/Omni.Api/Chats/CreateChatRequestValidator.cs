using FluentValidation;
using Omni.Contract.Chats;

namespace Omni.Api.Chats;

/// <summary>What <see cref="CreateChatRequest"/> must hold.</summary>
internal sealed class CreateChatRequestValidator : AbstractValidator<CreateChatRequest>
{
    private const int MaxText = 1000, MaxExternalId = 255;

    public CreateChatRequestValidator()
    {
        RuleFor(r => r.InstanceId).Must(id => Guid.TryParse(id, out _)).WithMessage("'instanceId' must be a UUID");
        RuleFor(r => r.ExternalId)
            .Must(id => !string.IsNullOrWhiteSpace(id) && id.Length <= MaxExternalId && !id.Contains('\0', StringComparison.Ordinal))
            .WithMessage($"'externalId' must be 1 to {MaxExternalId} characters");
        RuleFor(r => r.ChatType).Must(type => type is null or ChatType.Direct or ChatType.Group or ChatType.Channel)
            .WithMessage($"'chatType' must be one of {ChatType.Direct}, {ChatType.Group}, {ChatType.Channel}");
        RuleFor(r => r.Name).Must(n => n is null || (n.Trim().Length is >= 1 and <= MaxText && !n.Contains('\0', StringComparison.Ordinal)))
            .WithMessage($"'name' must be 1 to {MaxText} characters");
        RuleFor(r => r.Description).Must(d => d is null || (d.Length <= MaxText && !d.Contains('\0', StringComparison.Ordinal)))
            .WithMessage($"'description' has at most {MaxText} characters");
    }
}
