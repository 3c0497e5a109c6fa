using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>Files as callers give them: without a type, with a wrong one, under any name, of kinds that Meta does not accept.</summary>
public sealed class MediaTypeTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation", Octets = "application/octet-stream";

    private static int _people;

    private readonly string _phone = $"5511971{Interlocked.Increment(ref _people):000000}";

    private OmniHost Host => fixture.Host;

    public static TheoryData<string, string?, string?, string, string> Documents => new()
    {
        { "docx", null, "Vertrag März.docx", Word, "Vertrag März.docx" },
        { "docx", Octets, "Vertrag", Word, "Vertrag.docx" },
        { "docx", "application/zip", "Vertrag.zip", Word, "Vertrag.docx" },
        { "docx", null, null, Word, "document.docx" },
        { "xlsx", Octets, "a.XLSX", Sheet, "a.XLSX" },
        { "pptx", null, "a.v2", Slides, "a.v2.pptx" },
        { "zip", Octets, "a.docx", Word, "a.docx" },
        { "ole", Octets, "a.doc", "application/msword", "a.doc" },
        { "ole", "application/vnd.ms-powerpoint", null, "application/vnd.ms-powerpoint", "document.ppt" },
        { "ole EncryptedPackage", null, "a.xlsx", Sheet, "a.xlsx" },
        { "{\\rtf1 a}", Octets, "a.doc", "application/msword", "a.doc" },
        { "{\\rtf1 a}", "application/rtf", "a.rtf", "text/plain", "a.rtf" },
        { "<table></table>", Octets, "a.xls", "application/vnd.ms-excel", "a.xls" },
        { "ole Workbook", null, null, "application/vnd.ms-excel", "document.xls" },
        { "ole WordDocument", "application/vnd.ms-excel", "a.bin", "application/msword", "a.doc" },
        { "a;b\n1;2\n", "text/csv", "Umsätze.csv", "text/plain", "Umsätze.csv" },
        { "a;b\n1;2\n", "application/vnd.ms-excel", "a.csv", "text/plain", "a.csv" },
        { "12:00 started\n", Octets, "app.log", "text/plain", "app.log" },
        { "{\"a\":1}", "application/json", "a.json", "text/plain", "a.json" },
        { "<a/>", null, "a.xml", "text/plain", "a.xml" },
        { "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar", "Termin.ics", "text/plain", "Termin.ics" },
        { "latin1", Octets, "a.csv", "text/plain", "a.csv" },
        { "utf16", null, "a.txt", "text/plain", "a.txt" },
        { "hello", null, null, "text/plain", "document.txt" },
        { "hello", null, "notes", "text/plain", "notes.txt" },
        { "hello", "application/pdf", "notes.pdf", "text/plain", "notes.txt" },
        { "pdf", Octets, "Rechnung%20M%C3%A4rz 100%.pdf", "application/pdf", "Rechnung%20M%C3%A4rz 100%.pdf" },
        { "pdf", null, "請求書.pdf", "application/pdf", "請求書.pdf" },
        { "pdf", null, null, "application/pdf", "document.pdf" },
        { "pdf", "text/plain", "a.txt", "application/pdf", "a.pdf" },
        { "jpeg", null, "a.png", "image/jpeg", "a.jpg" },
        { "jpeg", Octets, "a.JPEG", "image/jpeg", "a.JPEG" },
        { "binary", "application/pdf", "a", "application/pdf", "a.pdf" },
        { "binary", Octets, "a.pdf", "application/pdf", "a.pdf" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_document_is_typed_by_name_and_content(string kind, string? stated, string? name, string type, string shown)
    {
        foreach (var (status, answer) in new[] { await PostJsonAsync(kind, stated, name), await PostFormAsync(kind, stated, name) })
        {
            status.Should().Be(HttpStatusCode.Created, answer.ToString());
            (await ArrivedAsync()).GetProperty("document").GetProperty("filename").GetString().Should().Be(shown);
            (await MessageAsync(answer)).GetProperty("mediaMimeType").GetString().Should().Be(type);
        }
    }

    [Theory]
    [InlineData("zip", null, "a.zip", "application/zip")]
    [InlineData("zip", Octets, "a", "application/zip")]
    [InlineData("odt", null, "a.odt", "application/vnd.oasis.opendocument.text")]
    [InlineData("binary", Octets, "a.dat", "bytes do not tell")]
    [InlineData("binary", null, null, "bytes do not tell")]
    [InlineData("exe", "application/pdf", "a.pdf", "application/x-msdownload")]
    [InlineData("gif", null, "a.gif", "image/gif")]
    public async Task What_Meta_does_not_accept_is_refused_with_the_list_before_it_is_stored(
        string kind, string? stated, string? name, string found)
    {
        foreach (var (status, answer) in new[] { await PostJsonAsync(kind, stated, name), await PostFormAsync(kind, stated, name) })
        {
            status.Should().Be(HttpStatusCode.BadRequest, answer.ToString());
            answer.ToString().Should().Contain(found).And.Contain(Word).And.Contain("text/plain").And.Contain("application/pdf");
        }

        (await Host.ListAsync("/api/v2/chats?search=" + _phone)).Should().BeEmpty();
        Directory.GetFiles(Path.Combine(Host.Data, "staging")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_in_the_raw_bytes_of_a_form_arrives_as_given()
    {
        const string Name = "Größe 50%25 \u00b7 été.pdf";
        var body = new MemoryStream();
        foreach (var (field, value) in new[] { ("instanceId", $"{fixture.InstanceId}"), ("to", _phone), ("type", "document") })
            body.Write(Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"));
        body.Write(Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{Name}\"\r\n\r\n"));
        body.Write(TestMedia.Pdf);
        body.Write("\r\n--x--\r\n"u8);
        using var form = new ByteArrayContent(body.ToArray());
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        var (status, answer) = await Host.PostAsync("/api/v2/messages/send/media", form);

        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        (await ArrivedAsync()).GetProperty("document").GetProperty("filename").GetString().Should().Be(Name);
    }

    [Theory]
    [InlineData("https://example.com/files/Rechnung%20M%C3%A4rz.pdf?x=1", null, "Rechnung März.pdf")]
    [InlineData("https://example.com/files/Rechnung.pdf", "a b%20c.pdf", "a b%20c.pdf")]
    [InlineData("https://example.com/download", null, "document")]
    [InlineData("https://example.com/", null, "document")]
    public async Task A_document_behind_a_link_has_a_name(string url, string? filename, string shown)
    {
        var (status, answer) = await PostAsync(new { type = "document", url, filename });

        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        (await ArrivedAsync()).GetProperty("document").GetProperty("filename").GetString().Should().Be(shown);
        (await ArrivedAsync()).GetProperty("document").GetProperty("link").GetString().Should().Be(url);
    }

    [Theory]
    [InlineData("http://localhost/a.jpg")]
    [InlineData("http://LOCALHOST.:8882/a.jpg")]
    [InlineData("http://files.localhost/a.jpg")]
    [InlineData("http://minio:9000/a.jpg")]
    [InlineData("http://nas.local/a.jpg")]
    [InlineData("http://127.0.0.1/a.jpg")]
    [InlineData("http://127.1/a.jpg")]
    [InlineData("http://2130706433/a.jpg")]
    [InlineData("http://0x7f000001/a.jpg")]
    [InlineData("http://0177.0.0.1/a.jpg")]
    [InlineData("http://\uff11\uff12\uff17.0.0.1/a.jpg")]
    [InlineData("http://%31%32%37.0.0.1/a.jpg")]
    [InlineData("http://10.1.2.3/a.jpg")]
    [InlineData("http://172.16.0.1/a.jpg")]
    [InlineData("http://192.168.0.1/a.jpg")]
    [InlineData("http://100.64.0.1/a.jpg")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://0.0.0.0/a.jpg")]
    [InlineData("http://[::1]/a.jpg")]
    [InlineData("http://[::]/a.jpg")]
    [InlineData("http://[::127.0.0.1]/a.jpg")]
    [InlineData("http://[::ffff:10.0.0.1]/a.jpg")]
    [InlineData("http://[fd00::1]/a.jpg")]
    [InlineData("http://[fe80::1%25eth0]/a.jpg")]
    [InlineData("https://user:secret@example.com/a.jpg")]
    [InlineData("ftp://example.com/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("blob:https://example.com/1")]
    [InlineData("//example.com/a.jpg")]
    [InlineData("example.com/a.jpg")]
    [InlineData("/media/a.jpg")]
    [InlineData("C:\\a.jpg")]
    public async Task A_link_that_Meta_cannot_fetch_is_refused(string url)
    {
        foreach (var type in new[] { "image", "document" })
        {
            var (status, answer) = await PostAsync(new { type, url });

            status.Should().Be(HttpStatusCode.BadRequest, answer.ToString());
            answer.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty("url", out _).Should().BeTrue();
        }

        var header = new { type = "image", image = new { link = url } };
        var action = new { buttons = new[] { new { type = "reply", reply = new { id = "1", title = "Yes" } } } };
        var (headed, why) = await Host.PostAsync("/api/v2/messages/send/interactive", new
        {
            instanceId = fixture.InstanceId,
            to = _phone,
            interactive = new { type = "button", header, body = new { text = "Hi" }, action },
        });
        headed.Should().Be(HttpStatusCode.BadRequest, why.ToString());
        why.ToString().Should().Contain("header.image.link");
    }

    [Fact]
    public async Task A_converted_voice_note_is_named_ogg()
    {
        Require.Program("ffmpeg");

        var (status, answer) = await PostAsync(
            new { type = "audio", base64 = Convert.ToBase64String(TestMedia.Wav()), voiceNote = true, filename = "memo.wav" });

        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        (await FileNameAsync(answer)).Should().Be("memo.ogg");
    }

    [Fact]
    public async Task An_image_that_Meta_does_not_accept_is_converted_when_the_caller_says_so()
    {
        Require.Program("ffmpeg");
        var folder = Directory.CreateTempSubdirectory("omni-images-");
        foreach (var extension in new[] { "webp", "bmp", "tiff", "gif" })
        {
            var bytes = await PictureAsync(folder, extension, ["-f", "lavfi", "-i", "testsrc=size=320x200"]);

            var (refused, why) = await PostAsync(new { type = "image", base64 = Convert.ToBase64String(bytes) });
            refused.Should().Be(HttpStatusCode.BadRequest, extension);
            why.ToString().Should().Contain($"image/{extension}").And.Contain("image/jpeg, image/png").And.Contain("convert");

            await IsConvertedAsync(bytes, extension, $"photo.{extension}", "photo.jpg");
        }

        // Noise cannot be made small by PNG.
        var noise = new byte[1600 * 1200 * 3];
        new Random(1).NextBytes(noise);
        var raw = Path.Combine(folder.FullName, "noise");
        await File.WriteAllBytesAsync(raw, noise);
        var large = await PictureAsync(folder, "png", ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "1600x1200", "-i", raw]);
        await IsConvertedAsync(large, "png", "a.png", "a.jpg");

        // A phone's photo: tiles that are put together, cut and turned.
        var photo = await IsConvertedAsync(await TestHeic.MakeAsync(folder.FullName), "heic", "IMG_0001.HEIC", "IMG_0001.jpg");
        SizeOf(photo).Should().Be((TestHeic.Width, TestHeic.Height));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_image_that_Meta_accepts_is_not_converted()
    {
        var (status, answer) = await PostAsync(new { type = "image", base64 = Convert.ToBase64String(TestMedia.Png), convert = true });

        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        (await MessageAsync(answer)).GetProperty("mediaMimeType").GetString().Should().Be("image/png");
    }

    [Fact]
    public async Task An_image_that_cannot_be_converted_is_refused()
    {
        Require.Program("ffmpeg");

        var (status, answer) = await PostAsync(
            new { type = "image", base64 = Convert.ToBase64String([.. "BM"u8, .. new byte[60]]), convert = true });

        status.Should().Be(HttpStatusCode.BadRequest);
        answer.ToString().Should().Contain("could not be converted");
        Directory.GetFiles(Path.Combine(Host.Data, "staging")).Should().BeEmpty();
    }

    private async Task<byte[]> IsConvertedAsync(byte[] bytes, string what, string name, string shown)
    {
        var (status, answer) = await PostAsync(
            new { type = "image", base64 = Convert.ToBase64String(bytes), convert = true, filename = name });
        status.Should().Be(HttpStatusCode.Created, $"{what}: {answer}");
        var message = await MessageAsync(answer);
        message.GetProperty("mediaMimeType").GetString().Should().Be("image/jpeg", what);
        (await FileNameAsync(answer)).Should().Be(shown);
        var image = await Host.Api.GetByteArrayAsync(new Uri(message.GetProperty("mediaUrl").GetString()!, UriKind.Relative));
        image.Length.Should().BeInRange(1, 5 * 1024 * 1024);
        image[..3].Should().Equal([0xFF, 0xD8, 0xFF], what);
        return image;
    }

    /// <summary>The width and height that a JPEG states.</summary>
    private static (int Width, int Height) SizeOf(ReadOnlySpan<byte> jpeg)
    {
        var frame = jpeg[(jpeg.IndexOf(new byte[] { 0xFF, 0xC0 }) + 5)..];
        return (BinaryPrimitives.ReadUInt16BigEndian(frame[2..]), BinaryPrimitives.ReadUInt16BigEndian(frame));
    }

    private static async Task<byte[]> PictureAsync(DirectoryInfo folder, string extension, string[] input)
    {
        var path = Path.Combine(folder.FullName, $"picture.{extension}");
        using var ffmpeg = Process.Start("ffmpeg", ["-v", "error", .. input, "-frames:v", "1", "-y", path]);
        await ffmpeg.WaitForExitAsync();
        return await File.ReadAllBytesAsync(path);
    }

    private async Task<string?> FileNameAsync(JsonElement answer)
    {
        var url = (await MessageAsync(answer)).GetProperty("mediaUrl").GetString()!;
        using var file = await Host.Api.GetAsync(new Uri(url, UriKind.Relative));
        return file.Content.Headers.ContentDisposition?.FileName?.Trim('"');
    }

    private async Task<JsonElement> MessageAsync(JsonElement answer) =>
        (await Host.GetAsync($"/api/v2/messages/{answer.GetProperty("data").GetProperty("id").GetGuid()}")).GetProperty("data");

    private async Task<JsonElement> ArrivedAsync() => (await Host.ArrivedAtAsync(_phone))[^1].GetProperty("message");

    private Task<(HttpStatusCode Status, JsonElement Body)> PostJsonAsync(string kind, string? stated, string? name) =>
        PostAsync(new { type = "document", base64 = Convert.ToBase64String(BytesOf(kind)), mimeType = stated, filename = name });

    private Task<(HttpStatusCode Status, JsonElement Body)> PostFormAsync(string kind, string? stated, string? name)
    {
        var file = new ByteArrayContent(BytesOf(kind));
        if (stated is not null) file.Headers.ContentType = MediaTypeHeaderValue.Parse(stated);
        var form = new MultipartFormDataContent
        {
            { new StringContent($"{fixture.InstanceId}"), "instanceId" }, { new StringContent(_phone), "to" },
            { new StringContent("document"), "type" }, { file, "file", name ?? "blob" },
        };
        return Host.PostAsync("/api/v2/messages/send/media", form);
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(object media)
    {
        var body = JsonSerializer.SerializeToNode(media)!.AsObject();
        (body["instanceId"], body["to"]) = (fixture.InstanceId, _phone);
        return Host.PostAsync("/api/v2/messages/send/media", body);
    }

    private static byte[] BytesOf(string kind) => kind switch
    {
        "docx" => Zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"),
        "xlsx" => Zip("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"),
        "pptx" => Zip("[Content_Types].xml", "ppt/presentation.xml"),
        "zip" => Zip("holiday/1.txt", "backup/word/document.xml"),
        "odt" => Zip("mimetype=application/vnd.oasis.opendocument.text", "content.xml"),
        "ole" => Ole("Other"),
        _ when kind.StartsWith("ole ", StringComparison.Ordinal) => Ole(kind[4..]),
        "pdf" => TestMedia.Pdf,
        "jpeg" => TestMedia.Jpeg,
        "gif" => [.. "GIF89a"u8, .. new byte[20]],
        "exe" => [.. "MZ"u8, 0x90, 0, 3, 0, .. new byte[60]],
        "binary" => [1, 2, 3, 0, 4, 5, 6, 7],
        "latin1" => Encoding.Latin1.GetBytes("Größe;Währung\n1;€\n"),
        "utf16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Größe")],
        _ => Encoding.UTF8.GetBytes(kind),
    };

    private static byte[] Zip(params string[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                var stored = part.Split('=');
                var level = stored.Length > 1 ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
                using var entry = zip.CreateEntry(stored[0], level).Open();
                entry.Write(Encoding.UTF8.GetBytes(stored.Length > 1 ? stored[1] : "<a/>"));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A compound file of a header and one sector, whose directory names a stream.</summary>
    private static byte[] Ole(string stream)
    {
        var bytes = new byte[1024];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(30), 9);
        foreach (var (at, name) in new[] { (512, "Root Entry"), (640, stream) })
        {
            Encoding.Unicode.GetBytes(name).CopyTo(bytes, at);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at + 64), (ushort)((name.Length + 1) * 2));
        }

        return bytes;
    }
}
