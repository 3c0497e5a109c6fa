using System.Text.Json;
using FluentValidation;
using Omni.Api.Persistence;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Sending;

/// <summary>The body of <c>POST /messages/send/media</c>, as JSON or as the fields of a form beside its <c>file</c>; of <c>/send/sticker</c> with the type <c>sticker</c>.</summary>
internal sealed record SendMediaRequest : SendRequest
{
    private static readonly string[] Types = ["image", "audio", "video", "document", "sticker"];

    /// <summary><c>image</c>, <c>audio</c>, <c>video</c> or <c>document</c>.</summary>
    public string? Type { get; init; }

    /// <summary>A public link, which the channel fetches.</summary>
    public string? Url { get; init; }

    /// <summary>The bytes; a <c>data:</c> prefix is taken off. Larger files as multipart/form-data.</summary>
    public Base64Bytes? Base64 { get; init; }

    /// <summary>Media that this host keeps, by its id (<c>mediaMetadata.mediaId</c> of a message, <c>mediaId</c> of <c>media.received</c>).</summary>
    public string? MediaId { get; init; }

    /// <summary>What the bytes are; of use for documents, whose bytes do not always tell.</summary>
    public string? MimeType { get; init; }

    public string? Filename { get; init; }
    public string? Caption { get; init; }

    /// <summary>Of audio: shown as a voice note.</summary>
    public bool? VoiceNote { get; init; }

    /// <summary>Whether the bytes come as the <c>file</c> of a form.</summary>
    internal bool HasFile { get; init; }

    protected override MessageContent ContentOf() =>
        ContentOfType() with { MediaUrl = Url, Caption = Caption, Filename = Filename, MediaId = Guid.TryParse(MediaId, out var stored) ? stored : null };

    protected override IReadOnlyDictionary<string, JsonElement>? MetadataOf() => VoiceNote == true ? new Dictionary<string, JsonElement> { ["ptt"] = JsonElement.Parse("true") } : null;

    protected override string? MimeTypeOf() => MimeType is null ? null : MediaType.Of(MimeType);

    private MediaContent ContentOfType() => Type switch
    {
        "image" => new ImageContent(),
        "video" => new VideoContent(),
        "audio" => new AudioContent(),
        "sticker" => new StickerContent(),
        _ => new DocumentContent(),
    };

    internal sealed class Validator : AbstractValidator<SendMediaRequest>
    {
        public Validator()
        {
            this.AddSendRules();
            RuleFor(r => r.Type).Must(t => Types.Contains(t)).WithMessage("'type' must be one of image, audio, video, document");
            RuleFor(r => r.Url).Must((r, _) => Sources(r) == 1)
                .WithMessage((r, _) => $"give the media once: as 'url', 'base64', 'mediaId', or the 'file' of a form; {Sources(r)} are given");
            RuleFor(r => r.MediaId).Must(id => id is null || Guid.TryParse(id, out _)).WithMessage("'mediaId' must be a UUID, not '{PropertyValue}'");
            RuleFor(r => r.VoiceNote).Must(v => v != true).When(r => r.Type != "audio").WithMessage("'voiceNote' is for messages of type 'audio'");
            RuleFor(r => r.Caption).NoNul("caption");
            RuleFor(r => r.Filename).NoNul("filename");
            RuleFor(r => r.Filename).Must(f => f is null || MediaName.IsPlain(f)).WithMessage("'filename' is a name, not a path, without control characters and marks of the reading direction");
            RuleFor(r => r.MimeType).Must(t => t is null || MediaType.IsValid(t)).WithMessage("'mimeType' must be a type such as application/pdf");
        }

        private static int Sources(SendMediaRequest request) =>
            (string.IsNullOrWhiteSpace(request.Url) ? 0 : 1) + (request.Base64 is null ? 0 : 1) + (string.IsNullOrWhiteSpace(request.MediaId) ? 0 : 1) + (request.HasFile ? 1 : 0);
    }
}
