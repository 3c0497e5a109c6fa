using FluentValidation;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Sending;

/// <summary>The body of <c>POST /messages/send/reaction</c>.</summary>
internal sealed record SendReactionRequest : SendRequest
{
    /// <summary>The message reacted to: the channel's id of it, or ours.</summary>
    public string? MessageId { get; init; }

    /// <summary>The emoji; empty takes the last one back.</summary>
    public string? Emoji { get; init; }

    protected override MessageContent ContentOf() => new ReactionContent { TargetMessageId = MessageId!.Trim(), Emoji = Emoji! };

    internal sealed class Validator : AbstractValidator<SendReactionRequest>
    {
        public Validator()
        {
            this.AddSendRules();
            RuleFor(r => r.ReplyTo).Null().WithMessage("'replyTo' does not go with a reaction: 'messageId' says what it is about");
            RuleFor(r => r.MessageId).Must(id => !string.IsNullOrWhiteSpace(id)).WithMessage("'messageId' is required: the message reacted to");
            RuleFor(r => r.MessageId).IdLength("messageId");
            RuleFor(r => r.Emoji).NotNull().WithMessage("'emoji' is required; empty takes a reaction back");
            RuleFor(r => r.Emoji).Must(e => e is null || e.Length <= 64).WithMessage("'emoji' must be one emoji");
        }
    }
}
