using FluentValidation;

namespace Omni.Api.Receipts;

/// <summary>The body of <c>POST /messages/read</c>.</summary>
internal sealed record ReadMessagesRequest
{
    private const int MaxMessages = 100;

    public string? InstanceId { get; init; }

    /// <summary>The chat, by our id or the channel's.</summary>
    public string? ChatId { get; init; }

    /// <summary>The messages, by our ids or the channel's.</summary>
    public IReadOnlyList<string>? MessageIds { get; init; }

    internal sealed class Validator : AbstractValidator<ReadMessagesRequest>
    {
        public Validator()
        {
            RuleFor(r => r.InstanceId).Must(id => Guid.TryParse(id, out _)).WithMessage("'instanceId' is required and must be a UUID");
            RuleFor(r => r.ChatId).Must(id => !string.IsNullOrWhiteSpace(id)).WithMessage("'chatId' is required");
            RuleFor(r => r.MessageIds).Must(ids => ids is { Count: >= 1 and <= MaxMessages } && ids.All(id => !string.IsNullOrWhiteSpace(id))).WithMessage($"'messageIds' must have 1 to {MaxMessages} ids");
        }
    }
}
