using FluentValidation;
using Omni.Contract.Receipts;

namespace Omni.Api.Receipts;

/// <summary>What <see cref="ReadMessagesRequest"/> must hold.</summary>
internal sealed class ReadMessagesRequestValidator : AbstractValidator<ReadMessagesRequest>
{
    private const int MaxMessages = 100;

    public ReadMessagesRequestValidator()
    {
        RuleFor(r => r.ChatId).Must(id => id is null || !string.IsNullOrWhiteSpace(id)).WithMessage("'chatId' must not be empty");
        RuleFor(r => r.MessageIds).Must(ids => ids is { Count: >= 1 and <= MaxMessages } && ids.All(id => !string.IsNullOrWhiteSpace(id)))
            .WithMessage($"'messageIds' must have 1 to {MaxMessages} ids");
    }
}
