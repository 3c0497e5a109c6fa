using FluentValidation;
using Omni.Api.Storage;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What <see cref="SendMediaRequest"/> must hold.</summary>
internal sealed class SendMediaRequestValidator : AbstractValidator<SendMediaRequest>
{
    private static readonly string[] Types = ["image", "audio", "video", "document", "sticker"];

    private readonly bool _hasFile;

    /// <param name="hasFile">Whether the bytes come as the <c>file</c> of a form.</param>
    public SendMediaRequestValidator(bool hasFile)
    {
        _hasFile = hasFile;
        this.AddSendRules();
        RuleFor(r => r.Type).Must(t => Types.Contains(t)).WithMessage("'type' must be one of image, audio, video, document");
        RuleFor(r => r.Url).Must((r, _) => Sources(r) == 1)
            .WithMessage((r, _) => $"give the media once: as 'url', 'base64', 'mediaId', or the 'file' of a form; {Sources(r)} are given");
        RuleFor(r => r.VoiceNote).Must(v => v != true).When(r => r.Type != "audio")
            .WithMessage("'voiceNote' is for messages of type 'audio'");
        RuleFor(r => r.Convert).Must(c => c != true).When(r => r.Type != "image")
            .WithMessage("'convert' is for messages of type 'image'");
        RuleFor(r => r.Caption).NoNul("caption");
        RuleFor(r => r.Filename).NoNul("filename");
        RuleFor(r => r.Filename).Must(f => f is null || MediaName.IsPlain(f))
            .WithMessage("'filename' is a name, not a path, without control characters and marks of the reading direction");
        RuleFor(r => r.MimeType).Must(t => string.IsNullOrWhiteSpace(t) || MediaType.IsValid(t))
            .WithMessage("'mimeType' must be a type such as application/pdf");
    }

    private int Sources(SendMediaRequest request) =>
        (string.IsNullOrWhiteSpace(request.Url) ? 0 : 1) + (request.Base64 is null ? 0 : 1)
        + (request.MediaId is null ? 0 : 1) + (_hasFile ? 1 : 0);
}
