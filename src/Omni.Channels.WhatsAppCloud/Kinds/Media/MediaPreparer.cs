using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.WhatsAppCloud.Media;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>
/// Prepares media before it is stored:
/// 1. validate caption, file name and link;
/// 2. pass a link on to Meta, which downloads it; download here only what is to be converted;
/// 3. prepare the file.
/// </summary>
internal sealed class MediaPreparer(FilePreparer files, LinkFetcher links)
{
    private static readonly MediaValidator Validator = new();

    public async Task<Preparation> PrepareAsync(MediaContent content, OutgoingDraft draft, CancellationToken ct)
    {
        // Step 1
        var result = Validator.Validate(content);
        if (!result.IsValid) return new Preparation.Refused(CheckFaults.Of(result, "", JsonNamingPolicy.CamelCase));

        // Step 2
        var conversion = ConversionOf(content, draft);
        if (draft.File is { } file) return await files.PrepareAsync(content, file, conversion, ct);
        if (content is not { MediaUrl: { } url, MediaId: null }) return new Preparation.Ready([content]);
        if (!IsPassedOn(url, conversion)) return await FetchAsync(content, url, conversion, ct);
        return new Preparation.Ready(
            [content is DocumentContent ? content with { Filename = MediaName.OfLink(content.Filename, url) } : content]);
    }

    private static Conversion ConversionOf(MediaContent content, OutgoingDraft draft) => content switch
    {
        AudioContent when MediaSender.IsVoiceNote(draft.Metadata) => Conversion.ToVoiceNote,
        ImageContent when MediaSender.IsConverted(draft.Metadata) => Conversion.ToTakenImage,
        _ => Conversion.None,
    };

    private static bool IsPassedOn(string url, Conversion conversion) =>
        conversion == Conversion.None || (conversion == Conversion.ToVoiceNote && LinkFetcher.LooksLikeOpus(url));

    private async Task<Preparation> FetchAsync(MediaContent content, string url, Conversion conversion, CancellationToken ct)
    {
        var max = conversion == Conversion.ToTakenImage ? MediaRules.MaxConvertedBytes : MediaRules.MaxAudioBytes;
        var (fetched, fault) = await links.FetchAsync(url, max, ct);
        if (fetched is null) return new Preparation.Refused("url", $"'url' {fault}");
        Preparation? prepared = null;

        // Step 3
        try
        {
            prepared = await files.PrepareAsync(content with { MediaUrl = null }, fetched, conversion, ct);
            return prepared;
        }
        finally
        {
            if (prepared is not Preparation.Ready { File: { } used } || used.Path != fetched.Path) File.Delete(fetched.Path);
        }
    }
}
