using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Media whose type or name would break a header, a path or a reader.</summary>
public sealed class OddMediaTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static int _messages;

    private OmniHost Host => fixture.Host;

    [Theory]
    [InlineData("image/png\r\nX-Evil: yes", "a.png", "application/octet-stream", "attachment", "a.png")]
    [InlineData("image/png\u0001", "a\r\nX-Evil: yes.png", "application/octet-stream", "attachment", "aX-Evil_ yes.png")]
    [InlineData("audio/ogg; codecs=opus", "note \"one\".ogg", "audio/ogg; codecs=opus", "inline", "note _one_.ogg")]
    [InlineData("bäd/type", "../../../etc/passwd", "application/octet-stream", "attachment", "passwd")]
    [InlineData("text/html; charset=utf-8", "Übersicht \u202Efdp.html", "text/html; charset=utf-8", "attachment", "Übersicht fdp.html")]
    [InlineData("video/x+xml", "CON", "video/x+xml", "attachment", "_CON")]
    [InlineData("image/svg+xml", "\0", "image/svg+xml", "attachment", null)]
    [InlineData("application/pdf", "half \uD800 pair.pdf", "application/pdf", "attachment", "half  pair.pdf")]
    public async Task It_is_stored_clean_and_served(string mimeType, string filename, string type, string disposition, string? name)
    {
        var wamid = $"wamid.odd.{Interlocked.Increment(ref _messages)}";
        await fixture.PostWebhookAsync(TestWebhook.Message(wamid,
            new { type = "document", document = new { id = await UploadAsync(), mime_type = mimeType, filename, caption = wamid } }));

        var message = await Eventually.IsAsync(
            async () => (await Host.ListAsync($"/api/v2/messages?search={wamid}")).SingleOrDefault(),
            m => m.ValueKind == JsonValueKind.Object && m.GetProperty("mediaMetadata").TryGetProperty("sha256", out _),
            "its media is fetched");
        message.GetProperty("mediaMimeType").GetString().Should().Be(type);
        (message.GetProperty("mediaMetadata").TryGetProperty("filename", out var kept) ? kept.GetString() : null).Should().Be(name);
        var answer = await Host.Api.GetAsync(new Uri(message.GetProperty("mediaUrl").GetString()!, UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.Contains("X-Evil").Should().BeFalse();
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Content.Headers.ContentType!.ToString().Should().Be(type);
        var shown = answer.Content.Headers.ContentDisposition!;
        shown.DispositionType.Should().Be(disposition);
        if (name is not null) (shown.FileNameStar ?? shown.FileName).Should().Be(name);
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(TestMedia.Png);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("1/../../106540352242922")]
    [InlineData("123\n")]
    [InlineData("١٢٣")]
    [InlineData("1?fields=access_token")]
    public async Task Media_whose_id_is_no_number_is_not_asked_for(string id)
    {
        var wamid = $"wamid.odd.{Interlocked.Increment(ref _messages)}";

        await fixture.PostWebhookAsync(
            TestWebhook.Message(wamid, new { type = "image", image = new { id, mime_type = "image/png", caption = wamid } }));

        var message = await Eventually.IsAsync(
            async () => (await Host.ListAsync($"/api/v2/messages?search={wamid}")).SingleOrDefault(),
            m => m.ValueKind == JsonValueKind.Object && m.GetProperty("mediaError").ValueKind == JsonValueKind.String, "it is given up");
        message.GetProperty("mediaError").GetString().Should().Contain("INVALID_MEDIA_ID");
    }

    private async Task<string> UploadAsync()
    {
        using var file = new ByteArrayContent(TestMedia.Png) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        using var form = new MultipartFormDataContent
        {
            { new StringContent("whatsapp"), "messaging_product" },
            { new StringContent("image/png"), "type" },
            { file, "file", "a.png" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v25.0/{TestNumber.Fixtures.PhoneNumberId}/media")
        {
            Content = form,
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", TestNumber.Fixtures.AccessToken) },
        };
        var answer = await Host.Web.SendAsync(request);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetString()!;
    }
}
