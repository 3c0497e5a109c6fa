using FluentValidation;

namespace Omni.Api.Media;

/// <summary>The body of <c>POST /messages/media/download</c>.</summary>
internal sealed record DownloadMediaRequest
{
    /// <summary>The message, by our id.</summary>
    public string? MessageId { get; init; }

    internal sealed class Validator : AbstractValidator<DownloadMediaRequest>
    {
        public Validator() => RuleFor(r => r.MessageId).Must(id => Guid.TryParse(id, out _)).WithMessage("'messageId' must be the UUID of a message");
    }
}
