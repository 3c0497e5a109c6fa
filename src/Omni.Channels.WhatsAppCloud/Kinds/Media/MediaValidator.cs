using FluentValidation;
using Omni.Channels.WhatsAppCloud.Media;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>Validates the fields of media other than its bytes.</summary>
internal sealed class MediaValidator : AbstractValidator<MediaContent>
{
    public const int MaxCaption = 1024;

    public MediaValidator()
    {
        RuleFor(m => m.Caption).AtMost(MaxCaption);
        RuleFor(m => m.Caption).Must(string.IsNullOrEmpty).When(m => m is AudioContent or StickerContent)
            .WithMessage((m, _) => $"cannot stand beside a message of type '{m.Type}'");
        RuleFor(m => m.Filename).AtMost(MediaName.MaxLength);
        RuleFor(m => m.MediaUrl).Fetchable().OverridePropertyName("url");
    }
}
