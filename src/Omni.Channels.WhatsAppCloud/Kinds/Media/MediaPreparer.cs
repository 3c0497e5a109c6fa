using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.WhatsAppCloud.Media;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>
/// Prepares media before it is stored:
/// 1. validate caption and file name;
/// 2. pass a link on to Meta, which downloads it; download only voice notes here, to convert them;
/// 3. detect the type of a file from its bytes, check the type and size limits of Meta, and convert a voice note to OGG/Opus mono.
/// </summary>
internal sealed class MediaPreparer(VoiceConverter voice, LinkFetcher links)
{
    private static readonly MediaValidator Validator = new();

    public async Task<Preparation> PrepareAsync(MediaContent content, OutgoingDraft draft, CancellationToken ct)
    {
        // Step 1
        var result = Validator.Validate(content);
        if (!result.IsValid) return new Preparation.Refused(CheckFaults.Of(result, "", JsonNamingPolicy.CamelCase));

        // Step 2
        var isVoiceNote = content is AudioContent && MediaSender.IsVoiceNote(draft.Metadata);
        if (draft.File is { } file) return await PrepareFileAsync(content, file, isVoiceNote, ct);
        if (content is not { MediaUrl: { } url, MediaId: null } || !isVoiceNote || LinkFetcher.LooksLikeOpus(url))
            return new Preparation.Ready([content]);
        var (fetched, fault) = await links.FetchAsync(url, MediaRules.MaxAudioBytes, ct);
        if (fetched is null) return new Preparation.Refused("url", $"'url' {fault}");
        Preparation? prepared = null;
        try
        {
            prepared = await PrepareFileAsync(content with { MediaUrl = null }, fetched, isVoiceNote, ct);
            return prepared;
        }
        finally
        {
            if (prepared is not Preparation.Ready { File: { } used } || used.Path != fetched.Path) File.Delete(fetched.Path);
        }
    }

    // Step 3
    private async Task<Preparation> PrepareFileAsync(MediaContent content, LocalFile given, bool isVoiceNote, CancellationToken ct)
    {
        var file = given;
        var sniffed = await SniffAsync(file.Path, ct);
        var type = TypeOf(content, sniffed, file.MimeType);
        if (isVoiceNote && sniffed is not { IsVoiceNote: true })
        {
            if (type is null || !VoiceConverter.CanRead(type))
                return new Preparation.Refused(
                    "file", $"'file' is {sniffed?.MimeType ?? "of an unknown type"}, which cannot become a voice note");
            var (converted, fault) = await voice.ConvertAsync(file.Path, type, ct);
            if (converted is null) return new Preparation.Refused("voiceNote", $"'voiceNote': {fault}");
            file = new LocalFile(converted, new FileInfo(converted).Length, "audio/ogg");
            (sniffed, type) = (new SniffedMedia("audio/ogg") { IsOpus = true, Channels = 1 }, "audio/ogg");
        }

        if (FaultOf(content, sniffed, type, file.SizeBytes) is { } wrong)
        {
            if (file != given) File.Delete(file.Path);
            return new Preparation.Refused("file", $"'file' {wrong}");
        }

        return new Preparation.Ready([content with { MimeType = TypeForMeta(type!, sniffed), Filename = content.Filename }])
        {
            File = file with { MimeType = TypeForMeta(type!, sniffed) },
        };
    }

    /// <summary>Returns the detected type; for documents, the declared type unless the bytes contradict it.</summary>
    private static string? TypeOf(MediaContent content, SniffedMedia? sniffed, string? claimed)
    {
        var plain = claimed?.Split(';')[0].Trim().ToLowerInvariant();
        return content switch
        {
            AudioContent when sniffed?.MimeType is "video/mp4" => "audio/mp4",
            DocumentContent when sniffed is null or { MimeType: "application/zip" } =>
                plain is { Length: > 0 } ? plain : sniffed?.MimeType ?? "application/octet-stream",
            _ => sniffed?.MimeType,
        };
    }

    private static string? FaultOf(MediaContent content, SniffedMedia? sniffed, string? type, long size)
    {
        var types = MediaRules.TypesOf(content.Type);
        if (size == 0) return "is empty";
        if (type is null || (types.Count > 0 && !types.Contains(type)))
            return $"is {type ?? "of a type that its first bytes do not tell"}; a message of type '{content.Type}' "
                + $"takes {string.Join(", ", types)}";
        if (content is AudioContent && sniffed is { MimeType: "audio/ogg", IsOpus: false })
            return "is OGG without Opus; Meta takes OGG with Opus only";
        if (content is StickerContent && sniffed is not { Width: MediaRules.StickerPixels, Height: MediaRules.StickerPixels })
            return $"is {sniffed?.Width} x {sniffed?.Height} pixels, a sticker must be "
                + $"{MediaRules.StickerPixels} x {MediaRules.StickerPixels}";
        var max = MediaRules.MaxBytesOf(content.Type, sniffed?.IsAnimated == true);
        return size > max ? $"is {size:N0} bytes, at most {max:N0} for a message of type '{content.Type}'" : null;
    }

    /// <summary>Meta requires the codec in the type of Ogg files.</summary>
    private static string TypeForMeta(string type, SniffedMedia? sniffed) =>
        type == "audio/ogg" && sniffed is { IsOpus: true } ? "audio/ogg; codecs=opus" : type;

    private static async Task<SniffedMedia?> SniffAsync(string path, CancellationToken ct)
    {
        var head = new byte[MediaSniffer.HeadBytes];
        await using var stream = File.OpenRead(path);
        var count = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        return MediaSniffer.Sniff(head.AsSpan(0, count));
    }
}
