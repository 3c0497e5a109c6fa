using FluentValidation;
using Omni.Contract.Media;

namespace Omni.Api.Media;

/// <summary>What <see cref="DownloadMediaRequest"/> must hold.</summary>
internal sealed class DownloadMediaRequestValidator : AbstractValidator<DownloadMediaRequest>
{
    public DownloadMediaRequestValidator() =>
        RuleFor(r => r.MessageId).Must(id => Guid.TryParse(id, out _)).WithMessage("'messageId' must be the UUID of a message");
}
