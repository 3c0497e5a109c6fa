using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>What Meta refuses, and with which code; media with its five-minute URLs.</summary>
public sealed class SandboxCheckTests : IAsyncLifetime
{
    private static readonly SandboxNumber Number = SandboxNumber.Default;

    private readonly WebApplication _app;
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private HttpClient _client = null!;

    public SandboxCheckTests()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddSandbox();
        _app = builder.Build();
        _app.MapSandbox();
    }

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        _client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = new Uri(_app.Urls.First()) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Number.AccessToken);
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("tests");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"type":"text"}""", 131008)]
    [InlineData("""{"type":"text","text":{"body":""}}""", 131008)]
    [InlineData("""{"type":"hologram"}""", 131051)]
    [InlineData("""{"type":"image","image":{}}""", 100)]
    [InlineData("""{"type":"image","image":{"id":"1","link":"https://example.com/a.jpg"}}""", 100)]
    [InlineData("""{"type":"image","image":{"link":"nonsense"}}""", 100)]
    [InlineData("""{"type":"image","image":{"id":"404"}}""", 131053)]
    [InlineData("""{"type":"audio","audio":{"link":"https://example.com/a.mp3","caption":"x"}}""", 100)]
    [InlineData("""{"type":"location","location":{"latitude":91,"longitude":0}}""", 131009)]
    [InlineData("""{"type":"location","location":{"latitude":1}}""", 131008)]
    [InlineData("""{"type":"contacts","contacts":[]}""", 131008)]
    [InlineData("""{"type":"contacts","contacts":[{"name":{"formatted_name":"A"}}]}""", 100)]
    [InlineData("""{"type":"reaction","reaction":{"emoji":"👍"}}""", 131008)]
    [InlineData("""{"type":"reaction","reaction":{"message_id":"wamid.x","emoji":"no"}}""", 131009)]
    [InlineData("""{"type":"interactive","interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[]}}}""", 131009)]
    [InlineData("""{"type":"interactive","interactive":{"type":"button","action":{}}}""", 131008)]
    [InlineData("""{"type":"interactive","interactive":{"type":"disco","body":{"text":"x"}}}""", 131009)]
    [InlineData("""{"type":"template","template":{"name":"nothing","language":{"code":"en"}}}""", 132001)]
    [InlineData("""{"type":"template","template":{"name":"order_confirmation","language":{"code":"fr"}}}""", 132001)]
    [InlineData("""{"type":"template","template":{"name":"order_confirmation","language":{"code":"en_US"}}}""", 132000)]
    [InlineData(
        """{"type":"template","template":{"name":"order_confirmation","language":{"code":"en_US"},"components":[{"type":"body","parameters":[{"type":"text","text":"a"},{"type":"image"}]}]}}""",
        132012)]
    [InlineData(
        """{"type":"template","template":{"name":"order_confirmation","language":{"code":"en_US"},"components":[{"type":"body","parameters":[{"type":"text","text":"a"},{"type":"text","text":"a\nb"}]}]}}""",
        132018)]
    [InlineData(
        """{"type":"template","template":{"name":"track_parcel","language":{"code":"en_US"},"components":[{"type":"body","parameters":[{"type":"text","text":"a"},{"type":"text","text":"b"},{"type":"text","text":"c"}]}]}}""",
        132012)]
    [InlineData("""{"type":"template","template":{"name":"old_news","language":{"code":"en_US"}}}""", 132015)]
    [InlineData("""{"type":"text","text":{"body":"x"},"recipient_type":"crowd"}""", 100)]
    public async Task A_wrong_message_is_refused_with_Metas_code(string message, int code)
    {
        var body = JsonNode.Parse(message)!.AsObject();
        (body["messaging_product"], body["to"]) = ("whatsapp", "5511987654321");

        var answer = await PostAsync("messages", body);

        answer.GetProperty("error").GetProperty("code").GetInt32().Should().Be(code, answer.ToString());
    }

    [Fact]
    public async Task Media_is_behind_a_url_of_five_minutes_and_the_token()
    {
        var id = (await UploadAsync([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg")).GetProperty("id").GetString();

        var media = await _client.GetFromJsonAsync<JsonElement>($"/v25.0/{id}?phone_number_id={Number.PhoneNumberId}");

        media.GetProperty("mime_type").GetString().Should().Be("image/jpeg");
        media.GetProperty("sha256").GetString()
            .Should().Be(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([0xFF, 0xD8, 0xFF, 0xE0])));
        var url = new Uri(media.GetProperty("url").GetString()!);
        (await _client.GetByteArrayAsync(url)).Should().Equal(0xFF, 0xD8, 0xFF, 0xE0);
        using var stranger = new HttpClient(new SocketsHttpHandler(), disposeHandler: true);
        ((int)(await stranger.GetAsync(url)).StatusCode).Should().Be(401);
        _time.Advance(TimeSpan.FromMinutes(6));
        ((int)(await _client.GetAsync(url)).StatusCode).Should().Be(404);
    }

    [Fact]
    public async Task An_upload_that_is_too_large_is_131053()
    {
        (await UploadAsync(new byte[(500 * 1024) + 1], "image/webp")).GetProperty("error").GetProperty("code").GetInt32()
            .Should().Be(131053);
        (await UploadAsync([1], "application/octet-stream")).GetProperty("error").GetProperty("message").GetString()
            .Should().Contain("one of the following types").And.Contain("Received file of type 'application/octet-stream'");
        (await UploadAsync([1], "image/jpeg", product: null)).GetProperty("error").GetProperty("code").GetInt32().Should().Be(100);
    }

    [Fact]
    public async Task Templates_are_listed_in_pages()
    {
        var first = await _client.GetFromJsonAsync<JsonElement>($"/v25.0/{Number.BusinessAccountId}/message_templates?limit=5");
        var second = await _client.GetFromJsonAsync<JsonElement>(
            $"/v25.0/{Number.BusinessAccountId}/message_templates?limit=5"
            + $"&after={first.GetProperty("paging").GetProperty("cursors").GetProperty("after").GetString()}");

        first.GetProperty("data").GetArrayLength().Should().Be(5);
        first.GetProperty("paging").TryGetProperty("next", out _).Should().BeTrue();
        second.GetProperty("paging").TryGetProperty("next", out _).Should().BeFalse();
        first.GetProperty("data").EnumerateArray().Concat(second.GetProperty("data").EnumerateArray())
            .Select(t => t.GetProperty("name").GetString() + t.GetProperty("language").GetString()).Should().OnlyHaveUniqueItems();
    }

    private async Task<JsonElement> PostAsync(string path, object body) =>
        await ReadAsync(await _client.PostAsJsonAsync($"/v25.0/{Number.PhoneNumberId}/{path}", body));

    private async Task<JsonElement> UploadAsync(byte[] bytes, string type, string? product = "whatsapp")
    {
        using var form = new MultipartFormDataContent { { new StringContent(type), "type" } };
        if (product is not null) form.Add(new StringContent(product), "messaging_product");
        form.Add(new ByteArrayContent(bytes), "file", "a");
        return await ReadAsync(await _client.PostAsync(new Uri($"/v25.0/{Number.PhoneNumberId}/media", UriKind.Relative), form));
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
}
