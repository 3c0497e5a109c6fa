using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Media of messages that come in: fetched beside the inbox, kept, served.</summary>
public sealed class ReceivedMediaTests(ReceivedMediaTests.QuickRetries fixture) : IClassFixture<ReceivedMediaTests.QuickRetries>
{
    private static int _people;

    private readonly string _phone = $"5511960{Interlocked.Increment(ref _people):000000}";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task A_picture_is_fetched_announced_and_served()
    {
        await WriteAsync(new { type = "image", image = new { caption = "look" }, media = Media(TestMedia.Jpeg, "image/jpeg") });

        var message = await ReadyAsync();

        message.GetProperty("messageType").GetString().Should().Be("image");
        message.GetProperty("textContent").GetString().Should().Be("look");
        message.GetProperty("mediaLocalPath").GetString()
            .Should().MatchRegex($"^{fixture.InstanceId}/20[0-9]{{2}}-[0-9]{{2}}/{message.GetProperty("id").GetGuid()}\\.jpg$");
        File.ReadAllBytes(Path.Combine(Host.Data, "media", message.GetProperty("mediaLocalPath").GetString()!))
            .Should().Equal(TestMedia.Jpeg);
        var told = (await Host.ListAsync("/api/v2/events?eventType=media.received&limit=100"))
            .Single(e => e.GetProperty("messageId").GetGuid() == message.GetProperty("id").GetGuid()).GetProperty("rawPayload");
        told.GetProperty("url").GetString().Should().Be(message.GetProperty("mediaUrl").GetString());
        told.GetProperty("size").GetInt64().Should().Be(TestMedia.Jpeg.Length);
        told.GetProperty("eventId").GetString().Should().Be(message.GetProperty("originalEventId").GetString());

        var answer = await Host.Api.GetAsync(Url(message));

        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(TestMedia.Jpeg);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("image/jpeg");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Content.Headers.ContentDisposition!.DispositionType.Should().Be("inline");
        answer.Headers.ETag!.Tag.Should().Contain(message.GetProperty("mediaMetadata").GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task The_address_works_before_the_bytes_are_there()
    {
        await WriteAsync(new { type = "image", image = new { }, media = Media(TestMedia.Png, "image/png", new { delayMs = 500 }) });
        var message = await MessageAsync(_ => true);

        var answer = await Host.Api.GetAsync(Url(message));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(TestMedia.Png);
    }

    [Fact]
    public async Task A_part_is_served_as_a_range_and_an_unchanged_file_as_304()
    {
        await WriteAsync(new { type = "document", document = new { filename = "a.pdf" }, media = Media(TestMedia.Pdf, "application/pdf") });
        var url = Url(await ReadyAsync());

        using var part = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(1, 3) } };
        var answer = await Host.Api.SendAsync(part);
        answer.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsStringAsync()).Should().Be("PDF");
        answer.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment", "a browser would run a PDF");

        using var again = new HttpRequestMessage(HttpMethod.Get, url);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await Host.Api.SendAsync(again)).StatusCode.Should().Be(HttpStatusCode.NotModified);

        using var beyond = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(100_000, null) } };
        (await Host.Api.SendAsync(beyond)).StatusCode.Should().Be(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Fact]
    public async Task Media_is_for_keys_that_may_see_its_instance_and_its_path_leads_nowhere_else()
    {
        await WriteAsync(new { type = "image", image = new { }, media = Media(TestMedia.Jpeg, "image/jpeg") });
        var path = (await ReadyAsync()).GetProperty("mediaUrl").GetString()!;

        (await Host.Web.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        foreach (var wrong in new[]
        {
            path.Replace(".jpg", ".png", StringComparison.Ordinal),
            "/api/v2/media/x/..%2f..%2fomni.db/y",
            $"/api/v2/media/{fixture.InstanceId}/2026-01/..%2f..%2f..%2fomni.db",
        })
        {
            (await Host.Api.GetAsync(new Uri(wrong, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound, wrong);
        }
    }

    [Fact]
    public async Task A_fetch_that_fails_is_tried_again()
    {
        await WriteAsync(new { type = "image", image = new { }, media = Media(TestMedia.Jpeg, "image/jpeg", new { failures = 2 }) });

        (await ReadyAsync()).GetProperty("mediaError").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task When_the_tries_run_out_the_message_says_why_and_media_is_fetched_on_demand()
    {
        await WriteAsync(new { type = "image", image = new { }, media = Media(TestMedia.Jpeg, "image/jpeg", new { failures = 4 }) });
        var message = await MessageAsync(m => m.GetProperty("mediaError").ValueKind == JsonValueKind.String);
        message.GetProperty("mediaError").GetString().Should().Contain("HTTP_500");
        (await Host.Api.GetAsync(Url(message))).StatusCode.Should().Be(HttpStatusCode.NotFound);

        var (status, body) = await Host.PostAsync(
            "/api/v2/messages/media/download", new { messageId = message.GetProperty("id").GetGuid() });

        status.Should().Be(HttpStatusCode.OK, body.ToString());
        body.GetProperty("data").GetProperty("size").GetInt64().Should().Be(TestMedia.Jpeg.Length);
        (await Host.Api.GetAsync(Url(message))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await MessageAsync(m => m.GetProperty("mediaError").ValueKind == JsonValueKind.Null)).GetProperty("hasMedia").GetBoolean()
            .Should().BeTrue();
    }

    [Fact]
    public async Task While_the_token_is_refused_media_waits_and_counts_no_try()
    {
        await Host.PostAsync("/sandbox/faults", new { count = 6, errorCode = 190 }, Host.Web);

        await WriteAsync(new { type = "image", image = new { }, media = Media(TestMedia.Jpeg, "image/jpeg") });

        (await ReadyAsync()).GetProperty("mediaError").ValueKind.Should().Be(JsonValueKind.Null, "six refusals are more than three tries");
    }

    [Fact]
    public async Task Bytes_without_the_hash_that_was_said_are_not_kept()
    {
        await WriteAsync(new { type = "image", image = new { }, media = Media(TestMedia.Jpeg, "image/jpeg", new { wrongHash = true }) });

        var message = await MessageAsync(m => m.GetProperty("mediaError").ValueKind == JsonValueKind.String);

        message.GetProperty("mediaError").GetString().Should().Contain("SHA-256");
        File.Exists(Path.Combine(Host.Data, "media", message.GetProperty("mediaLocalPath").GetString()!)).Should().BeFalse();
        Directory.GetFiles(Path.Combine(Host.Data, "staging")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_slow_download_holds_up_no_other_chat()
    {
        var phones = Enumerable.Range(0, 20).Select(i => $"551197{_phone[^6..]}{i:00}").ToList();

        await WriteAsync(
            new { type = "video", video = new { }, media = Media(TestMedia.Mp4, "video/mp4", new { delayMs = 30_000 }) }, phones[0]);
        foreach (var phone in phones.Skip(1)) await WriteAsync(new { text = $"not waiting {_phone}" }, phone);

        await Eventually.IsAsync(() => Host.ListAsync($"/api/v2/messages?search=not waiting {_phone}"), found => found.Count == 19,
            "the other chats are stored");
        var slow = (await Host.ListAsync($"/api/v2/messages?messageType=video&instanceId={fixture.InstanceId}"))
            .Should().ContainSingle("its own message is stored too").Subject;
        (await Host.ListAsync("/api/v2/events?eventType=media.received&limit=100"))
            .Should().NotContain(
                e => e.GetProperty("messageId").GetGuid() == slow.GetProperty("id").GetGuid(), "its download is still under way");
    }

    private static object Media(byte[] bytes, string mimeType, object? habits = null) =>
        new { base64 = Convert.ToBase64String(bytes), mimeType, habits };

    private static Uri Url(JsonElement message) => new(message.GetProperty("mediaUrl").GetString()!, UriKind.Relative);

    private async Task WriteAsync(object message, string? phone = null)
    {
        var body = JsonSerializer.SerializeToNode(message)!.AsObject();
        body["phoneNumberId"] = TestNumber.Fixtures.PhoneNumberId;
        (await Host.PostAsync($"/sandbox/users/{phone ?? _phone}/messages", body, Host.Web)).Status.Should().Be(HttpStatusCode.Created);
    }

    private Task<JsonElement> ReadyAsync() => MessageAsync(m => m.GetProperty("mediaMetadata").TryGetProperty("sha256", out _));

    private async Task<JsonElement> MessageAsync(Func<JsonElement, bool> condition)
    {
        var found = await Eventually.IsAsync(
            async () => (await Host.ListAsync($"/api/v2/messages?hasMedia=true&limit=100"))
                .Where(m => m.GetProperty("senderPlatformUserId").GetString() == _phone && condition(m)).ToList(),
            list => list.Count == 1, "the message is as expected");
        return found[0];
    }

    public sealed class QuickRetries : IAsyncLifetime
    {
        public OmniHost Host { get; } =
            OmniHost.Start(
                settings: new Dictionary<string, string?>
                {
                    ["Omni:Media:MaxAttempts"] = "3",
                    ["Omni:Media:RetryDelay"] = "00:00:00.020",
                    ["Omni:Media:ReconnectDelay"] = "00:00:00.020",
                });

        public Guid InstanceId { get; private set; }

        public async ValueTask InitializeAsync() => InstanceId = await Host.ConnectAsync(TestNumber.Fixtures);

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
