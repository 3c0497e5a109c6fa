using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Foundation.Http;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>What strangers can take from the host before it is known that they are strangers.</summary>
public sealed class WebhookDoorTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string WellFormed = "sha256=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static TestNumber Number => TestNumber.Fixtures;

    [Theory]
    [InlineData(null, "401")]
    [InlineData("sha256=", "401")]
    [InlineData("sha1=0123456789abcdef0123456789abcdef01234567", "401")]
    [InlineData("sha256=zz23456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "401")]
    public async Task Without_a_well_formed_signature_no_byte_of_the_body_is_waited_for(string? signature, string status)
    {
        using var client = await ConnectAsync(fixture.Host, IPAddress.Loopback);
        await WriteAsync(client, HeadOf($"/webhooks/whatsapp-cloud?instance={fixture.InstanceId}", 1_000_000, signature));

        (await StatusAsync(client)).Should().Be(status);
    }

    [Fact]
    public async Task To_an_instance_that_is_not_there_no_byte_of_the_body_is_waited_for()
    {
        using var client = await ConnectAsync(fixture.Host, IPAddress.Loopback);
        await WriteAsync(client, HeadOf($"/webhooks/whatsapp-cloud?instance=01234567-89ab-cdef-0123-456789abcdef", 1_000_000, WellFormed));

        (await StatusAsync(client)).Should().Be("404");
    }

    [Theory]
    [InlineData("Omni:Inbox:ReadTimeout", "00:00:01", 3000)]
    [InlineData("Omni:Inbox:ReadTimeout", "00:00:01", 300_000)]
    [InlineData("Omni:Inbox:MinReadBytesPerSecond", "100000", 300_000)]
    public async Task A_body_that_comes_by_drops_is_given_up_small_or_large(string option, string value, int length)
    {
        await using var host = OmniHost.Start(settings: new Dictionary<string, string?> { [option] = value });
        var instance = await host.ConnectAsync(Number);
        using var client = await ConnectAsync(host, IPAddress.Loopback);
        await WriteAsync(client, HeadOf($"/webhooks/whatsapp-cloud?instance={instance}", length, WellFormed));
        await client.GetStream().WriteAsync(new byte[length / 3]);
        using var answered = new CancellationTokenSource();
        var trickling = TrickleAsync(client, answered.Token);

        (await StatusAsync(client)).Should().Be("408");

        await answered.CancelAsync();
        await trickling;
        host.Services.GetRequiredService<BodyReader>().LargeBytes.Should().Be(0);
        var body = TestWebhook.Text("wamid.door.after", "5511970000002", "after");
        (await host.PostWebhookAsync(body, Number.Sign(body), instance)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Five_hundred_trickling_connections_of_one_address_take_nothing_from_another()
    {
        const int Attackers = 500, Genuine = 60, Shown = 70_000;

        // No time drives them off: the share alone protects the others.
        await using var host = OmniHost.Start(settings: new Dictionary<string, string?>
        {
            ["Omni:Inbox:MaxReadingBytes"] = $"{16 * 1024 * 1024}",
            ["Omni:Inbox:ReadTimeout"] = "00:05:00",
            ["Omni:Inbox:MinReadBytesPerSecond"] = "0",
        });
        var instance = await host.ConnectAsync(Number);
        var attackers = new List<TcpClient>();
        using var over = new CancellationTokenSource();
        try
        {
            for (var i = 0; i < Attackers; i++)
            {
                attackers.Add(await ConnectAsync(host, IPAddress.Parse("127.0.0.2")));
                await WriteAsync(attackers[^1], HeadOf($"/webhooks/whatsapp-cloud?instance={instance}", 3_000_000, WellFormed));
                await attackers[^1].GetStream().WriteAsync(new byte[Shown]);
            }

            var trickling = attackers.Select(a => TrickleAsync(a, over.Token)).ToList();
            await Eventually.IsAsync(
                () => Task.FromResult(host.Services.GetRequiredService<BodyReader>().LargeBytes),
                bytes => bytes > 4 * 1024 * 1024,
                "the attack is under way");

            var statuses = new List<HttpStatusCode>();
            for (var i = 0; i < Genuine; i++)
            {
                var body = TestWebhook.Text($"wamid.door.genuine.{i}", "5511970000003", new string('x', 40 * 1024));
                statuses.Add((await host.PostWebhookAsync(body, Number.Sign(body), instance)).StatusCode);
            }

            statuses.Should().AllBeEquivalentTo(HttpStatusCode.OK);
            await over.CancelAsync();
            await Task.WhenAll(trickling);
        }
        finally
        {
            foreach (var attacker in attackers) attacker.Dispose();
        }

        await Eventually.IsAsync(() => Task.FromResult(host.Services.GetRequiredService<BodyReader>().LargeBytes), bytes => bytes == 0,
            "what they took is free again");
    }

    [Fact]
    public async Task One_address_alone_may_send_a_body_of_any_size_that_is_allowed()
    {
        await using var host = OmniHost.Start(
            settings: new Dictionary<string, string?> { ["Omni:Inbox:MaxReadingBytes"] = $"{4 * 1024 * 1024}" });
        var instance = await host.ConnectAsync(Number);
        var body = TestWebhook.Text("wamid.door.large", "5511970000004", new string('x', 3 * 1024 * 1024 - 2000));

        (await host.PostWebhookAsync(body, Number.Sign(body), instance)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<TcpClient> ConnectAsync(OmniHost host, IPAddress from)
    {
        var client = new TcpClient(new IPEndPoint(from, 0));
        await client.ConnectAsync(IPAddress.Loopback, host.Address.Port);
        return client;
    }

    private static string HeadOf(string path, int length, string? signature) => string.Create(CultureInfo.InvariantCulture,
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
        + $"application/json\r\n{(signature is null ? "" : $"X-Hub-Signature-256: {signature}\r\n")}Content-Length: {length}\r\n\r\n");

    private static async Task WriteAsync(TcpClient client, string head) =>
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));

    private static async Task<string> StatusAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
        return (await reader.ReadLineAsync())!.Split(' ')[1];
    }

    /// <summary>A few bytes now and then: more than Kestrel's own least rate, until it is over or the host hangs up.</summary>
    private static async Task TrickleAsync(TcpClient client, CancellationToken over)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await pace.WaitForNextTickAsync(over)) await client.GetStream().WriteAsync(new byte[100], over);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Over, or hung up.
        }
    }
}
