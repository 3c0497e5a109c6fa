using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>Media that goes out: given by link, base64, form or stored id; sniffed, kept, uploaded once.</summary>
public sealed class SendMediaTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static int _people;

    private readonly string _phone = $"5511970{Interlocked.Increment(ref _people):000000}";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task A_link_is_passed_on_to_Meta()
    {
        await SendAsync(new { type = "image", url = "https://example.com/a.jpg", caption = "look" });

        (await ArrivedAsync()).GetProperty("image").ToString().Should().Be("""{"link":"https://example.com/a.jpg","caption":"look"}""");
    }

    [Fact]
    public async Task A_form_is_streamed_kept_and_uploaded()
    {
        using var form = Form(TestMedia.Pdf, "application/pdf", "boleto março.pdf", ("type", "document"), ("caption", "here"));

        var (status, answer) = await Host.PostAsync("/api/v2/messages/send/media", form);

        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        answer.GetProperty("data").GetProperty("mediaType").GetString().Should().Be("document");
        var document = (await ArrivedAsync()).GetProperty("document");
        document.GetProperty("filename").GetString().Should().Be("boleto março.pdf");
        document.GetProperty("id").GetString().Should().NotBeNullOrEmpty();
        var message = (await Host.GetAsync($"/api/v2/messages/{answer.GetProperty("data").GetProperty("id").GetGuid()}"))
            .GetProperty("data");
        message.GetProperty("hasMedia").GetBoolean().Should().BeTrue();
        message.GetProperty("mediaMimeType").GetString().Should().Be("application/pdf");
        (await Host.Api.GetByteArrayAsync(new Uri(message.GetProperty("mediaUrl").GetString()!, UriKind.Relative)))
            .Should().Equal(TestMedia.Pdf);
    }

    [Fact]
    public async Task The_same_content_is_uploaded_once()
    {
        var picture = TestMedia.Png.Append((byte)_phone[^1]).ToArray();

        await SendAsync(new { type = "image", base64 = Convert.ToBase64String(picture) });
        await SendAsync(new { type = "image", base64 = $"data:image/png;base64,{Convert.ToBase64String(picture)}" });

        (await AllArrivedAsync()).Select(m => m.GetProperty("image").GetProperty("id").GetString()).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Stored_media_is_sent_again_by_its_id()
    {
        var answer = await SendAsync(new { type = "image", base64 = Convert.ToBase64String(TestMedia.Jpeg) });
        var first = (await Host.GetAsync($"/api/v2/messages/{answer.GetProperty("id").GetGuid()}")).GetProperty("data");

        var again = await SendAsync(
            new { type = "image", mediaId = first.GetProperty("mediaMetadata").GetProperty("mediaId").GetString(), caption = "again" });

        (await AllArrivedAsync()).Select(m => m.GetProperty("image").GetProperty("id").GetString()).Distinct().Should().ContainSingle();
        (await Host.GetAsync($"/api/v2/messages/{again.GetProperty("id").GetGuid()}")).GetProperty("data").GetProperty("mediaUrl")
            .GetString().Should().Be(first.GetProperty("mediaUrl").GetString());
    }

    [Fact]
    public async Task An_upload_that_Meta_has_forgotten_is_made_anew()
    {
        var body = new { type = "image", base64 = Convert.ToBase64String([.. TestMedia.Png, 1, 2, 3, (byte)_phone[^1]]) };
        await SendAsync(body);
        var forgotten = (await ArrivedAsync()).GetProperty("image").GetProperty("id").GetString();
        using var forget = new HttpRequestMessage(HttpMethod.Delete, $"/v25.0/{forgotten}")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", TestNumber.Fixtures.AccessToken) },
        };
        (await Host.Web.SendAsync(forget)).EnsureSuccessStatusCode();

        await SendAsync(body);

        (await AllArrivedAsync()).Select(m => m.GetProperty("image").GetProperty("id").GetString()).Distinct().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_voice_note_in_another_format_becomes_Opus()
    {
        Require.Program("ffmpeg");

        await SendAsync(new { type = "audio", base64 = Convert.ToBase64String(TestMedia.Wav()), voiceNote = true });

        var audio = (await ArrivedAsync()).GetProperty("audio");
        audio.GetProperty("voice").GetBoolean().Should().BeTrue();
        var answer = await Host.Web.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/v25.0/{audio.GetProperty("id").GetString()}")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", TestNumber.Fixtures.AccessToken) },
        });
        JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("mime_type").GetString()
            .Should().Be("audio/ogg; codecs=opus");
    }

    [Fact]
    public async Task Without_ffmpeg_a_voice_note_in_another_format_is_a_clear_refusal()
    {
        await using var host = OmniHost.Start(
            settings: new Dictionary<string, string?> { ["WhatsAppCloud:FfmpegPath"] = "/nowhere/ffmpeg" });
        var instanceId = await host.ConnectAsync(TestNumber.Fixtures);

        var (status, answer) = await host.PostAsync(
            "/api/v2/messages/send/media",
            new { instanceId, to = _phone, type = "audio", base64 = Convert.ToBase64String(TestMedia.Wav()), voiceNote = true });

        status.Should().Be(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetProperty("details").GetProperty("fields").GetProperty("voiceNote")[0].GetString()
            .Should().Contain("ffmpeg");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/a.mp3")]
    [InlineData("http://localhost/a.mp3")]
    [InlineData("http://10.0.0.1/a.mp3")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::1]/a.mp3")]
    [InlineData("http://[::ffff:192.168.0.1]/a.mp3")]
    public async Task What_the_host_must_fetch_itself_comes_from_public_addresses_only(string url)
    {
        var (status, answer) = await PostAsync(new { type = "audio", url, voiceNote = true });

        status.Should().Be(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetProperty("details").GetProperty("fields").GetProperty("url")[0].GetString()
            .Should().Contain("not a public address");
    }

    [Fact]
    public async Task A_refused_file_leaves_nothing_behind()
    {
        using var form = Form(TestMedia.Pdf, "image/jpeg", "a.jpg", ("type", "image"));

        var (status, answer) = await Host.PostAsync("/api/v2/messages/send/media", form);

        status.Should().Be(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetProperty("message").GetString().Should().Contain("application/pdf").And.Contain("image/jpeg");
        Directory.GetFiles(Path.Combine(Host.Data, "staging")).Should().BeEmpty();
        (await Host.ArrivedAtAsync(_phone)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_form_that_is_no_form_is_told()
    {
        using var broken = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        (await Host.PostAsync("/api/v2/messages/send/media", broken)).Status.Should().Be(HttpStatusCode.BadRequest);

        using var nothing = new StringContent("hello");
        (await Host.PostAsync("/api/v2/messages/send/media", nothing)).Status.Should().Be(HttpStatusCode.UnsupportedMediaType);

        using var twice = Form(TestMedia.Png, "image/png", "a.png", ("type", "image"));
        twice.Add(new ByteArrayContent(TestMedia.Png), "file", "b.png");
        (await Host.PostAsync("/api/v2/messages/send/media", twice)).Status.Should().Be(HttpStatusCode.BadRequest);
        Directory.GetFiles(Path.Combine(Host.Data, "staging")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_over_the_limit_is_413()
    {
        await using var host = OmniHost.Start(settings: new Dictionary<string, string?> { ["Omni:Media:MaxBytes"] = "1048576" });
        var instanceId = await host.ConnectAsync(TestNumber.Fixtures);
        using var form = Form(new byte[1_048_577], "application/pdf", "a.pdf", ("type", "document"), ("instanceId", $"{instanceId}"));

        (await host.PostAsync("/api/v2/messages/send/media", form)).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        Directory.GetFiles(Path.Combine(host.Data, "staging")).Should().BeEmpty();
    }

    private MultipartFormDataContent Form(byte[] bytes, string type, string name, params (string Name, string Value)[] fields)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        var form = new MultipartFormDataContent { { new StringContent(_phone), "to" } };
        if (!fields.Any(f => f.Name == "instanceId")) form.Add(new StringContent($"{fixture.InstanceId}"), "instanceId");
        foreach (var (field, value) in fields) form.Add(new StringContent(value), field);
        form.Add(file, "file", name);
        return form;
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(object media)
    {
        var body = JsonSerializer.SerializeToNode(media)!.AsObject();
        (body["instanceId"], body["to"]) = (fixture.InstanceId, _phone);
        return Host.PostAsync("/api/v2/messages/send/media", body);
    }

    private async Task<JsonElement> SendAsync(object media)
    {
        var (status, answer) = await PostAsync(media);
        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        return answer.GetProperty("data");
    }

    private async Task<JsonElement> ArrivedAsync() => (await AllArrivedAsync())[^1];

    private async Task<IReadOnlyList<JsonElement>> AllArrivedAsync() =>
        [.. (await Host.ArrivedAtAsync(_phone)).Select(m => m.GetProperty("message"))];
}
