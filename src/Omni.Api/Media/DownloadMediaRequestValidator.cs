using FluentValidation;
using Omni.Contract.Media;

namespace Omni.Api.Media;

/// <summary>What <see cref="DownloadMediaRequest"/> must hold.</summary>
internal sealed class DownloadMediaRequestValidator : AbstractValidator<DownloadMediaRequest>
{
    public DownloadMediaRequestValidator() =>
        RuleFor(r => r.MessageId).Must(id => !string.IsNullOrWhiteSpace(id)).WithMessage("'messageId' is required");
}
