using System.Text.Json;
using FluentValidation;
using Omni.Contract.Scheduled;

namespace Omni.Api.Sending.Scheduled;

/// <summary>What <see cref="ScheduleMessageRequest"/> must hold; the rules of the content's type come on top.</summary>
internal sealed class ScheduleMessageRequestValidator : AbstractValidator<ScheduleMessageRequest>
{
    public ScheduleMessageRequestValidator()
    {
        RuleFor(r => r.ChatId).Must(id => !string.IsNullOrWhiteSpace(id)).WithMessage("'chatId' is required");
        RuleFor(r => r.ChatId).IdLength("chatId");
        RuleFor(r => r.Content)
            .Must(content => content.ValueKind == JsonValueKind.Object && ScheduledContents.TypeOf(content) is not null)
            .WithMessage("'content' is required: an object with a 'type', such as {\"type\": \"text\", \"text\": \"…\"}");
    }
}
