using Omni.Channels.Sdk.Abilities;
using Omni.Channels.WhatsAppCloud.Media;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>
/// Prepares the file of a message:
/// 1. tell its type by its bytes, and by name and stated type where the bytes do not tell;
/// 2. convert it if the caller wants that and it is needed;
/// 3. check the types and sizes that Meta accepts;
/// 4. give it a name whose extension matches its bytes.
/// </summary>
internal sealed class FilePreparer(VoiceConverter voice, ImageConverter images)
{
    public async Task<Preparation> PrepareAsync(MediaContent content, LocalFile given, Conversion conversion, CancellationToken ct)
    {
        // Step 1
        var sniffed = await MediaInspector.InspectAsync(given.Path, ct);
        var type = MediaTyping.TypeOf(content, sniffed, given.MimeType);

        // Step 2
        var (file, refusal) = await ConvertAsync(given, sniffed, type, conversion, ct);
        if (refusal is not null) return refusal;
        if (file != given)
        {
            // Not cancelled: the new file has no other owner yet.
            sniffed = await MediaInspector.InspectAsync(file.Path, CancellationToken.None);
            type = file.MimeType!;
        }

        // Step 3
        if (FaultOf(content, sniffed, type, file.SizeBytes) is { } wrong)
        {
            if (file != given) File.Delete(file.Path);
            return new Preparation.Refused("file", $"'file' {wrong}");
        }

        // Step 4
        var metas = TypeForMeta(type, sniffed);
        return new Preparation.Ready([content with { MimeType = metas, Filename = MediaName.Of(content, type) }])
        {
            File = file with { MimeType = metas },
        };
    }

    private async Task<(LocalFile File, Preparation.Refused? Refusal)> ConvertAsync(
        LocalFile file, SniffedMedia? sniffed, string type, Conversion conversion, CancellationToken ct)
    {
        switch (conversion)
        {
            case Conversion.ToVoiceNote when sniffed is not { IsVoiceNote: true }:
                if (!VoiceConverter.CanRead(type))
                    return (file, new Preparation.Refused(
                        "file", $"'file' is {sniffed?.MimeType ?? "of an unknown type"}, which cannot become a voice note"));
                var (note, noteFault) = await voice.ConvertAsync(file.Path, type, ct);
                return note is null
                    ? (file, new Preparation.Refused("voiceNote", $"'voiceNote': {noteFault}"))
                    : (FileOf(note, "audio/ogg"), null);
            case Conversion.ToTakenImage when ImageConverter.CanRead(type) && !IsTaken(type, file.SizeBytes):
                var (image, imageFault) = await images.ConvertAsync(file.Path, type, MediaRules.MaxImageBytes, ct);
                return image is null
                    ? (file, new Preparation.Refused("convert", $"'convert': {imageFault}"))
                    : (FileOf(image, "image/jpeg"), null);
            default: return (file, null);
        }
    }

    private static bool IsTaken(string type, long size) =>
        MediaRules.TypesOf(ContentType.Image).Contains(type) && size <= MediaRules.MaxImageBytes;

    private static LocalFile FileOf(string path, string type) => new(path, new FileInfo(path).Length, type);

    private static string? FaultOf(MediaContent content, SniffedMedia? sniffed, string type, long size)
    {
        var types = MediaRules.TypesOf(content.Type);
        if (size == 0) return "is empty";
        if (!types.Contains(type))
            return $"is {(type == FileTypes.Unknown ? "of a type that its bytes do not tell" : type)}; a message of type '{content.Type}' "
                + $"takes {string.Join(", ", types)}{Advice(content, type)}";
        if (content is AudioContent && sniffed is { MimeType: "audio/ogg", IsOpus: false })
            return "is OGG without Opus; Meta takes OGG with Opus only";
        if (content is StickerContent && sniffed is not { Width: MediaRules.StickerPixels, Height: MediaRules.StickerPixels })
            return $"is {sniffed?.Width} x {sniffed?.Height} pixels, a sticker must be "
                + $"{MediaRules.StickerPixels} x {MediaRules.StickerPixels}";
        var max = MediaRules.MaxBytesOf(content.Type, type, sniffed?.IsAnimated == true);
        return size > max
            ? $"is {size:N0} bytes, at most {max:N0} for {type} in a message of type '{content.Type}'{Advice(content, type)}"
            : null;
    }

    private static string Advice(MediaContent content, string type) =>
        content is ImageContent && ImageConverter.CanRead(type) ? "; 'convert': true converts it" : "";

    /// <summary>Meta requires the codec in the type of Ogg files.</summary>
    private static string TypeForMeta(string type, SniffedMedia? sniffed) =>
        type == "audio/ogg" && sniffed is { IsOpus: true } ? "audio/ogg; codecs=opus" : type;
}
