using System.Globalization;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>Converts images that Meta does not take, or that are too large, to JPEG. Requires ffmpeg.</summary>
internal sealed class ImageConverter(Ffmpeg ffmpeg, TimeProvider time)
{
    /// <summary>The largest picture that is decoded: a small file can hold a huge one.</summary>
    private const string MaxPixels = "120000000";

    private const string Heic = "image/heic";

    private static readonly Dictionary<string, string> InputFormats = new(StringComparer.Ordinal)
    {
        ["image/jpeg"] = "jpeg_pipe",
        ["image/png"] = "png_pipe",
        ["image/webp"] = "webp_pipe",
        ["image/gif"] = "gif",
        ["image/bmp"] = "bmp_pipe",
        ["image/tiff"] = "tiff_pipe",
        [Heic] = "mov",
        ["image/avif"] = "mov",
        ["image/jxl"] = "jpegxl_pipe",
    };

    /// <summary>The longest side in pixels and the quality of JPEG, 2 is best: the first whose file is small enough is used.</summary>
    private static readonly (int Side, int Quality)[] Attempts = [(4096, 3), (2560, 4), (1600, 6), (1024, 10)];

    private static readonly string TooSlow = $"ffmpeg did not convert the image within {Ffmpeg.Limit.TotalSeconds:0} s";

    public static bool CanRead(string mimeType) => InputFormats.ContainsKey(mimeType);

    /// <summary>Returns a JPEG of at most some bytes, or the reason of the failure.</summary>
    public async Task<(string? Path, string? Fault)> ConvertAsync(string path, string mimeType, long maxBytes, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(Ffmpeg.Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            return mimeType == Heic
                ? await ConvertHeicAsync(path, maxBytes, either.Token)
                : await ConvertAsync(path, mimeType, InputFormats[mimeType], filters: "", maxBytes, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, TooSlow);
        }
    }

    private async Task<(string? Path, string? Fault)> ConvertHeicAsync(string path, long maxBytes, CancellationToken ct)
    {
        var stream = Path.ChangeExtension(path, ".image.hevc");
        try
        {
            // Only new versions of ffmpeg read the file itself.
            return await HeicImage.ExtractAsync(path, stream, ct) is { } filters
                ? await ConvertAsync(stream, Heic, "hevc", filters.Length > 0 ? $"{filters}," : "", maxBytes, ct)
                : await ConvertAsync(path, Heic, InputFormats[Heic], filters: "", maxBytes, ct);
        }
        finally
        {
            File.Delete(stream);
        }
    }

    private async Task<(string? Path, string? Fault)> ConvertAsync(
        string path, string mimeType, string format, string filters, long maxBytes, CancellationToken ct)
    {
        var target = Path.ChangeExtension(path, ".image.jpg");
        string[] input = ["-max_pixels", MaxPixels, "-f", format];
        foreach (var (side, quality) in Attempts)
        {
            switch (await ffmpeg.RunAsync(path, mimeType, input, target, OutputOf(filters, side, quality), ct))
            {
                case Ffmpeg.Outcome.Done when new FileInfo(target).Length is > 0 and var size && size <= maxBytes: return (target, null);
                case Ffmpeg.Outcome.Done: File.Delete(target); break;
                case Ffmpeg.Outcome.NotInstalled:
                    return (null, "ffmpeg, which would convert the image, is not installed (WhatsAppCloud:FfmpegPath)");
                case Ffmpeg.Outcome.TooSlow: return (null, TooSlow);
                default:
                    return (null,
                        $"the image could not be converted to JPEG: it is damaged, or of a form that ffmpeg cannot read ({mimeType})");
            }
        }

        return (null, $"the image could not be made smaller than {maxBytes:N0} bytes");
    }

    /// <summary>One frame, no larger than asked, on white: JPEG has no transparency.</summary>
    private static string[] OutputOf(string filters, int side, int quality) =>
    [
        "-frames:v", "1", "-an", "-map_metadata", "-1", "-vf",
        $"{filters}scale=w='min({side},iw)':h='min({side},ih)':force_original_aspect_ratio=decrease,format=rgba,split[under][over];"
            + "[under]lutrgb=r=255:g=255:b=255:a=255[paper];[paper][over]overlay=format=rgb,format=yuvj420p",
        "-c:v", "mjpeg", "-q:v", quality.ToString(CultureInfo.InvariantCulture), "-f", "image2", "-update", "1",
    ];
}
