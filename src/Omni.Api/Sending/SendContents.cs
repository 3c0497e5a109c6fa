using System.Text.Json;
using Omni.Api.Sending.Submission;
using Omni.Api.Storage;
using Omni.Contract.Contents;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>Builds the commands of send requests after validation.</summary>
internal static class SendContents
{
    public static SendCommand CommandOf(SendRequest request) => new()
    {
        InstanceId = request.InstanceId,
        To = request.To.Trim(),
        Chat = GivenText((request as SendHandoffRequest)?.ChatId)?.Trim(),
        PausesAgent = request is SendHandoffRequest,
        Content = ContentOf(request),
        ReplyTo = request.ReplyTo,
        Metadata = MetadataOf(request),
        ClaimedMimeType = request is SendMediaRequest media ? ClaimOf(media) : null,
        SendAt = request.SendAt,
        ExpiresAt = request.ExpiresAt,
        AsksOutsideWindow = request.Window is { } window ? window == OutsideWindow.Ask : null,
        Fallback = request.FallbackTemplate is { } fallback ? ContentOf(fallback, request) : null,
        AllowSplit = request is not SendTextRequest { AllowSplit: false },
        FieldNames = request is SendTemplateRequest { Template: not null } ? DescribedTemplate.FieldNames : null,
    };

    public static TemplateReference TemplateOf(SendTemplateRequest request) => request.Template is { } descriptor
        ? DescribedTemplate.Of(descriptor)
        : new()
        {
            Name = request.Name!,
            Language = request.Language!,
            Components = request.Components,
            Parameters = request.Parameters,
            HeaderMedia = request.HeaderMedia,
            ButtonParameters = request.ButtonParameters,
        };

    private static MessageContent ContentOf(SendRequest request) => request.ToContent() ?? request switch
    {
        SendMediaRequest media => ContentOf(media),
        SendContactRequest contact => ContentOf(contact),
        SendTemplateRequest template => ContentOf(TemplateOf(template), template),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType(), "A kind of request that no content is known of"),
    };

    private static MediaContent ContentOf(SendMediaRequest media)
    {
        MediaContent content = media.Type switch
        {
            "image" => new ImageContent(),
            "video" => new VideoContent(),
            "audio" => new AudioContent(),
            "sticker" => new StickerContent(),
            _ => new DocumentContent(),
        };
        return content with
        {
            MediaUrl = GivenText(media.Url)?.Trim(),
            Caption = media.Caption,
            Filename = GivenText(media.Filename),
            MediaId = media.MediaId,
        };
    }

    private static ContactContent ContentOf(SendContactRequest contact)
    {
        var cards = contact.Contacts is { ValueKind: JsonValueKind.Array } full
            ? ContactCards.Read(full).Cards!
            : [CardOf(contact.Contact!)];
        return new ContactContent { Contact = cards[0], Contacts = contact.Contacts is null ? null : cards };
    }

    private static TemplateContent ContentOf(TemplateReference template, SendRequest request) => new()
    {
        Template = template.Name,
        Language = template.Language,
        Components = GivenJson(template.Components),
        Parameters = GivenJson(template.Parameters),
        HeaderMedia = GivenJson(template.HeaderMedia),
        ButtonParameters = GivenJson(template.ButtonParameters),
        DespiteOptOut = request.DespiteOptOut ?? false,
    };

    private static ContactCard CardOf(ShortContactCard card) => new()
    {
        Name = card.Name,
        Phone = GivenText(card.Phone),
        Email = GivenText(card.Email),
        Organization = GivenText(card.Organization),
    };

    /// <summary>Further options for the channel; null when there are none.</summary>
    private static Dictionary<string, JsonElement>? MetadataOf(SendRequest request)
    {
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (request is SendTextRequest { PreviewUrl: { } preview }) options["previewUrl"] = JsonSerializer.SerializeToElement(preview);
        if (request is SendMediaRequest { VoiceNote: true }) options["ptt"] = JsonSerializer.SerializeToElement(true);
        if (request is SendMediaRequest { Convert: true }) options["convert"] = JsonSerializer.SerializeToElement(true);
        if (request.Category is { } category) options["category"] = JsonSerializer.SerializeToElement(category);
        if (request.DirectSendTemplate is { } name) options["directSendTemplate"] = JsonSerializer.SerializeToElement(name);
        if (request.TtlSeconds is { } seconds) options["ttlSeconds"] = JsonSerializer.SerializeToElement(seconds);
        return options.Count > 0 ? options : null;
    }

    /// <summary>The media type as the caller states it. Omni's clients call a video that plays like a GIF by the type of a GIF.</summary>
    private static string? ClaimOf(SendMediaRequest media) =>
        GivenText(media.MimeType) is not { } claim || (media.Type == "video" && MediaType.Of(claim) == "image/gif")
            ? null
            : MediaType.Of(claim);

    private static string? GivenText(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static JsonElement? GivenJson(JsonElement? json) => json is { ValueKind: JsonValueKind.Null } ? null : json;
}
