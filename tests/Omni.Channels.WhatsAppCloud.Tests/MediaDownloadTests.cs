using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>Where media is fetched, and where the token goes.</summary>
public sealed class MediaDownloadTests : IAsyncLifetime
{
    private const string MediaPath = "/v25.0/968112345678901";

    private readonly PluginFixture _fixture = new();

    public async ValueTask InitializeAsync()
    {
        _fixture.Graph.Given(Request.Create().WithPath("/v25.0/106540352242922").UsingGet())
            .RespondWith(Response.Create().WithBody("""{"id":"106540352242922"}""").WithHeader("Content-Type", "application/json"));
        await _fixture.ConnectAsync();
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_url_of_the_webhook_saves_the_question()
    {
        GivenFile("/files/1", "bytes");

        var opened = await OpenAsync(url: $"{_fixture.Graph.Url}/files/1");

        (await TextAsync(opened)).Should().Be("bytes");
        _fixture.Graph.LogEntries.Should().NotContain(e => e.RequestMessage!.Path == MediaPath);
        _fixture.Graph.LogEntries[^1].RequestMessage!.Headers!["Authorization"].ToString()
            .Should().Be($"Bearer {TestNumber.Fixtures.AccessToken}");
        _fixture.Graph.LogEntries[^1].RequestMessage!.Headers!.Should().ContainKey("User-Agent");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(401)]
    [InlineData(400)]
    [InlineData(410)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(302)]
    [InlineData(204)]
    [InlineData(200)]
    public async Task A_url_that_cannot_be_used_is_asked_for_again(int status)
    {
        _fixture.Graph.Given(Request.Create().WithPath("/files/old")).RespondWith(Response.Create().WithStatusCode(status)
            .WithBody(status == 200 ? "<html>log in</html>" : "").WithHeader("Content-Type", "text/html"));
        GivenMedia($"{_fixture.Graph.Url}/files/new");
        GivenFile("/files/new", "fresh");

        var opened = await OpenAsync(url: $"{_fixture.Graph.Url}/files/old");

        (await TextAsync(opened)).Should().Be("fresh");
        _fixture.Graph.LogEntries.Single(e => e.RequestMessage!.Path == MediaPath).RequestMessage!.Query!["phone_number_id"].ToString()
            .Should().Be("106540352242922");
    }

    [Fact]
    public async Task A_url_that_is_not_Metas_gets_neither_a_visit_nor_the_token()
    {
        using var stranger = WireMockServer.Start();
        GivenMedia($"{_fixture.Graph.Url}/files/1");
        GivenFile("/files/1", "bytes");

        await OpenAsync(url: $"{stranger.Url}/files/1");

        stranger.LogEntries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_followed_without_the_token()
    {
        GivenMedia($"{_fixture.Graph.Url}/files/here");
        _fixture.Graph.Given(Request.Create().WithPath("/files/here"))
            .RespondWith(Response.Create().WithStatusCode(302).WithHeader("Location", $"{_fixture.Graph.Url}/files/there"));
        GivenFile("/files/there", "bytes");

        var opened = await OpenAsync(url: null);

        (await TextAsync(opened)).Should().Be("bytes");
        _fixture.Graph.LogEntries.Single(e => e.RequestMessage!.Path == "/files/here").RequestMessage!.Headers!
            .Should().ContainKey("Authorization");
        _fixture.Graph.LogEntries.Single(e => e.RequestMessage!.Path == "/files/there").RequestMessage!.Headers!
            .Should().NotContainKey("Authorization");
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_is_not_followed()
    {
        using var inside = WireMockServer.Start();
        GivenMedia($"{_fixture.Graph.Url}/files/here");
        _fixture.Graph.Given(Request.Create().WithPath("/files/here"))
            .RespondWith(Response.Create().WithStatusCode(302).WithHeader("Location", $"{inside.Url}/secrets"));

        var opened = await OpenAsync(url: null);

        opened.Should().BeOfType<MediaDownload.Failed>().Which
            .Should().BeEquivalentTo(new { ErrorCode = "PRIVATE_ADDRESS", CanRetry = false });
        inside.LogEntries.Should().BeEmpty();
    }

    [Fact]
    public async Task What_Graph_says_of_the_media_comes_along()
    {
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("bytes"u8));
        GivenMedia($"{_fixture.Graph.Url}/files/1", sha);
        GivenFile("/files/1", "bytes");

        await using var opened = (MediaDownload.Opened)await OpenAsync(url: null);

        opened.Sha256.Should().Be(sha);
        opened.SizeBytes.Should().Be(5);
        opened.MimeType.Should().Be("image/jpeg");
    }

    [Fact]
    public async Task The_hash_of_a_webhook_is_base64_and_what_is_none_checks_nothing()
    {
        var hash = System.Security.Cryptography.SHA256.HashData("bytes"u8);
        GivenFile("/files/1", "bytes");

        await using var right = (MediaDownload.Opened)await OpenAsync($"{_fixture.Graph.Url}/files/1", Convert.ToBase64String(hash));
        await using var none = (MediaDownload.Opened)await OpenAsync($"{_fixture.Graph.Url}/files/1", "4654+8g=");

        right.Sha256.Should().Be(Convert.ToHexStringLower(hash));
        none.Sha256.Should().BeNull();
    }

    [Fact]
    public async Task An_answer_of_Graph_with_other_types_is_read()
    {
        _fixture.Graph.Given(Request.Create().WithPath(MediaPath).UsingGet()).RespondWith(Response.Create().WithBody(
            $$"""{"id":968112345678901,"url":["{{_fixture.Graph.Url}}/files/1"],"mime_type":{"x":1},"sha256":null,"file_size":"5"}""")
            .WithHeader("Content-Type", "application/json"));
        GivenFile("/files/1", "bytes");

        await using var opened = (MediaDownload.Opened)await OpenAsync(url: null);

        opened.SizeBytes.Should().Be(5);
    }

    private void GivenMedia(string url, string sha256 = "") =>
        _fixture.Graph.Given(Request.Create().WithPath(MediaPath).UsingGet()).RespondWith(Response.Create()
            .WithBody(
                $$"""{"messaging_product":"whatsapp","url":"{{url}}","mime_type":"image/jpeg","sha256":"{{sha256}}","file_size":5,"id":"968112345678901"}""")
            .WithHeader("Content-Type", "application/json"));

    private void GivenFile(string path, string text) =>
        _fixture.Graph.Given(Request.Create().WithPath(path)).RespondWith(Response.Create().WithBody(text));

    private Task<MediaDownload> OpenAsync(string? url, string? sha256 = null) =>
        _fixture.Plugin.OpenMediaAsync(
            _fixture.InstanceId, new RemoteMedia { Id = "968112345678901", Url = url, Sha256 = sha256 }, CancellationToken.None);

    private static async Task<string> TextAsync(MediaDownload download)
    {
        using var reader = new StreamReader(((MediaDownload.Opened)download).Content);
        return await reader.ReadToEndAsync();
    }
}
