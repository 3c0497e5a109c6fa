using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>No level of any source writes a secret: the host at its most talkative, and everything that is done with secrets.</summary>
public sealed class LogLeakTests : IAsyncLifetime
{
    private const string WrongKey = "a-wrong-key-that-is-somebody-elses", QueryKey = "a-key-in-the-query-3141",
        GarbledKey = "a-key-in-a-broken-header-2718";

    private static readonly TestNumber Number = TestNumber.Fixtures with { AppSecret = "app-secret-0f1e2d3c4b5a69788796a5b4c3d2e1f0" };

    private readonly string _data = Directory.CreateTempSubdirectory("omni-logs-").FullName;
    private HostProcess _host = null!;

    public async ValueTask InitializeAsync() => _host = await HostProcess.StartTalkativeAsync(
        _data, HostProcess.FreePort(), ("ASPNETCORE_ENVIRONMENT", "Production"), ("Sandbox:Enabled", "true"),
        ("WhatsAppCloud:AllowLoopbackGraph", "true"), ("Omni:Subscriptions:AllowPrivateAddresses", "true"));

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        Directory.Delete(_data, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task At_the_most_talkative_level_no_secret_is_in_the_log()
    {
        await using var receiver = await EventReceiver.StartAsync();
        var instance = await ConnectAsync();
        await ChallengeAsync(instance);
        await UseWrongKeysAsync();
        var secret = await SubscribeAsync(receiver);
        await FollowEventsAsync();
        var sent = await _host.Client.PostAsJsonAsync(
            "/api/v2/messages/send", new { instanceId = instance, to = "5511987654321", text = "a-text-of-a-customer" });
        sent.EnsureSuccessStatusCode();
        await ReceiveAsync(instance);
        await SendGarbageAsync();
        await Eventually.IsAsync(() => Task.FromResult(receiver.Posts.Count), count => count > 0, "an event was posted");
        await _host.StopAsync();

        var said = _host.Said;
        said.Should().Contain("Request starting").And.Contain("Start processing HTTP request", "the framework's own sources are heard");
        var secrets = new (string What, string Text)[]
        {
            ("verify token", Number.VerifyToken), ("app secret", Number.AppSecret), ("access token", Number.AccessToken),
            ("API key", OmniHost.ApiKey), ("wrong key", WrongKey), ("key in the query", QueryKey), ("key in a broken header", GarbledKey),
            ("subscription's secret", secret), ("query", "hub.verify_token="), ("proof", "appsecret_proof="),
            ("text", "a-text-of-a-customer"), ("phone number", "5511987654321"),
        };
        secrets.SelectMany(s => said.Split('\n').Where(line => line.Contains(s.Text, StringComparison.OrdinalIgnoreCase)).Take(2)
            .Select(line => $"{s.What}: {line}"))
            .Should().BeEmpty();
    }

    private async Task<Guid> ConnectAsync()
    {
        (await _host.Client.PostAsJsonAsync("/sandbox/numbers", new
        {
            Number.PhoneNumberId,
            Number.BusinessAccountId,
            displayPhoneNumber = "+1 555-078-3881",
            verifiedName = "Test",
            Number.AccessToken,
            Number.AppSecret,
        })).EnsureSuccessStatusCode();
        var created = await _host.Client.PostAsJsonAsync("/api/v2/instances", new
        {
            name = "number",
            channel = "whatsapp-cloud",
            credentials = Number.Credentials(),
            options = new { graphBaseUrl = _host.Address, callbackUrl = _host.Address },
        });
        created.EnsureSuccessStatusCode();
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("id").GetGuid();
    }

    private async Task ChallengeAsync(Guid instance)
    {
        foreach (var query in new[]
        {
            $"hub.mode=subscribe&hub.verify_token={Number.VerifyToken}&hub.challenge=1",
            $"hub.challenge=1&{Number.VerifyToken}",
            $"instance={instance}&hub.mode=subscribe&hub.verify_token={Number.VerifyToken}&hub.challenge=1",
        })
        {
            await _host.Client.GetAsync(new Uri($"/webhooks/whatsapp-cloud?{query}", UriKind.Relative));
        }
        await _host.Client.GetAsync(new Uri($"/nowhere?{Number.VerifyToken}", UriKind.Relative));
    }

    private async Task UseWrongKeysAsync()
    {
        foreach (var (path, header, value) in new[]
        {
            ($"/api/v2/messages?api_key={QueryKey}", "x-unknown", "1"),
            ($"/api/v2/messages?api_key={OmniHost.ApiKey}", "x-unknown", "1"),
            ("/api/v2/messages", "x-api-key", WrongKey),
            ("/api/v2/events/stream", "x-api-key", WrongKey),
            ("/api/v2/messages", "Authorization", $"Bearer {WrongKey}"),
        })
        {
            using var client = new TcpClient();
            await client.ConnectAsync(_host.Address.Host, _host.Address.Port);
            await client.GetStream()
                .WriteAsync(
                    Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{header}: {value}\r\nConnection: close\r\n\r\n"));
            using var reader = new StreamReader(client.GetStream());
            await reader.ReadToEndAsync();
        }
    }

    private async Task<string> SubscribeAsync(EventReceiver receiver)
    {
        var created = await _host.Client.PostAsJsonAsync("/api/v2/subscriptions", new { url = $"{receiver.Address}?token={QueryKey}" });
        var body = await created.Content.ReadFromJsonAsync<JsonElement>();
        created.IsSuccessStatusCode.Should().BeTrue(body.ToString());
        return body.GetProperty("data").GetProperty("secret").GetString()!;
    }

    private async Task FollowEventsAsync()
    {
        using var leaving = new CancellationTokenSource();
        using var stream = await _host.Client.GetAsync(
            new Uri($"/api/v2/events/stream?api_key={OmniHost.ApiKey}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead,
            leaving.Token);
        stream.EnsureSuccessStatusCode();
    }

    private async Task ReceiveAsync(Guid instance)
    {
        var body = TestWebhook.Text("wamid.log", "5511987654321", "a-text-of-a-customer");
        foreach (var signature in new[] { Number.Sign(body), Number.Sign("another"u8), "sha256=x" })
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post, $"/webhooks/whatsapp-cloud?instance={instance}&access_token={QueryKey}")
            {
                Content = new ByteArrayContent(body),
            };
            request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
            await _host.Client.SendAsync(request);
        }
    }

    /// <summary>Requests that the server cannot read, and quotes.</summary>
    private async Task SendGarbageAsync()
    {
        foreach (var head in new[]
        {
            $"GET /webhooks/whatsapp-cloud?hub.verify_token={Number.VerifyToken} HTTP/7.7\r\n\r\n",
            $"GET /x?{Number.VerifyToken}\0 HTTP/1.1\r\nHost: x\r\n\r\n",
            $"GET / HTTP/1.1\r\nHost: x\r\nx-api-key {GarbledKey}\r\n\r\n",
            $"GET / HTTP/1.1\r\nHost: {GarbledKey} x\r\n\r\n",
            $"POST /api/v2/messages/send HTTP/1.1\r\nHost: x\r\nx-api-key: {OmniHost.ApiKey}\r\nContent-Length: {GarbledKey}\r\n\r\n",
        })
        {
            using var client = new TcpClient();
            await client.ConnectAsync(_host.Address.Host, _host.Address.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            using var reader = new StreamReader(client.GetStream());
            await reader.ReadToEndAsync();
        }
    }
}
