using FluentValidation;
using Omni.Contract.Media;

namespace Omni.Api.Media;

/// <summary>What <see cref="DownloadMediaRequest"/> must hold.</summary>
internal sealed class DownloadMediaRequestValidator : AbstractValidator<DownloadMediaRequest>
{
    public DownloadMediaRequestValidator()
    {
        RuleFor(r => r.MessageId).Must(id => !string.IsNullOrWhiteSpace(id))
            .When(r => r.MessageId is not null || string.IsNullOrWhiteSpace(r.ExternalId))
            .WithMessage("'messageId' is required, or 'externalId' with the chat");
        RuleFor(r => r.InstanceId).Must(id => id is null || Guid.TryParse(id, out _))
            .WithMessage("'instanceId' must be a UUID, not '{PropertyValue}'");
    }
}
