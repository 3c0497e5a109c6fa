using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>A host that is told to stop waits for nobody longer than its shutdown time-out, and the next start tells the truth.</summary>
public sealed class StopTests : IDisposable
{
    /// <summary>Longer than the stop may take, by far, and shorter than Meta takes here.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(30);

    private const int NeverMs = 60_000;

    private readonly string _data = Directory.CreateTempSubdirectory("omni-stop-").FullName;
    private readonly int _port = HostProcess.FreePort();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_stop_waits_neither_for_Graph_nor_for_a_receiver_nor_for_a_plugin()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no SIGTERM on Windows");
        Install("Omni.StuckPlugin");
        using var hang = new ManualResetEventSlim();
        await using var receiver = await EventReceiver.StartAsync();
        receiver.Answer = _ =>
        {
            hang.Wait(TestContext.Current.CancellationToken);
            return 200;
        };
        using var meta = await SandboxProcess.StartAsync(("Sandbox:StatusDelay", "00:00:10"));
        using var host = await StartAsync();
        var (whatsApp, stuck) = (await ConnectAsync(host, meta), await ConnectStuckAsync(host));
        (await host.Client.PostAsJsonAsync("/api/v2/subscriptions", new { url = receiver.Address })).EnsureSuccessStatusCode();

        // One of each that waits for somebody; a second message of the chat waits for the first.
        await meta.Client.PostAsJsonAsync("/sandbox/faults", new { answerDelayMs = NeverMs, count = 100 });
        var asking = host.Client.PostAsJsonAsync(
            "/api/v2/messages/send", new { instanceId = whatsApp, to = "5511960000000", text = "taken" });
        await Eventually.IsAsync(() => ArrivedAsync(meta), arrived => arrived.Count == 1, "Meta has it");
        var behind = await QueueAsync(host, whatsApp, "behind");
        var swallowed = await QueueAsync(host, stuck, "swallowed");
        await Eventually.IsAsync(() => StateAsync(host, swallowed), state => state == "sending", "the stuck channel has it");
        await Eventually.IsAsync(() => Task.FromResult(receiver.Posts.Count), posts => posts > 0, "the receiver has an event");

        var clock = Stopwatch.StartNew();
        await host.StopAsync();

        clock.Elapsed.Should().BeLessThan(Enough);
        using var answer = await asking;
        answer.StatusCode.Should().Be(HttpStatusCode.GatewayTimeout, "a caller is told before the host goes");
        var taken = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("details")
            .GetProperty("id").GetGuid();

        hang.Set();
        await meta.Client.DeleteAsync(new Uri("/sandbox/faults", UriKind.Relative));
        using var again = await StartAsync();
        await Eventually.IsAsync(() => StatusAsync(again, taken), status => status == "read", "a status tells of what Meta took");
        await Eventually.IsAsync(() => StatusAsync(again, behind), status => status == "read", "what was behind it leaves");
        await Eventually.IsAsync(() => StatusAsync(again, swallowed), status => status == "failed", "what the channel swallowed is told");
        (await ArrivedAsync(meta)).Should().Equal("taken", "behind");
        (await MessageAsync(again, swallowed)).GetProperty("errorCode").GetString().Should().Be("AMBIGUOUS");
    }

    private Task<HostProcess> StartAsync() => HostProcess.StartAsync(
        _data, _port, ("shutdownTimeoutSeconds", "4"), ("Omni:Plugins:Folder", Path.Combine(_data, "plugins")),
        ("Omni:Subscriptions:AllowPrivateAddresses", "true"), ("Omni:Outbox:AmbiguousAfter", "00:00:20"),
        ("WhatsAppCloud:CallTimeout", "00:01:30"), ("Sandbox:Enabled", "false"));

    /// <summary>Copies what a project's build has made, as <c>dotnet publish</c> would.</summary>
    private void Install(string project)
    {
        var build = Path.GetRelativePath(Path.Combine(Golden.Root, "tests", "Omni.EndToEnd.Tests"), AppContext.BaseDirectory);
        var target = Directory.CreateDirectory(Path.Combine(_data, "plugins", project)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Golden.Root, "tests", project, build)))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
    }

    private static async Task<Guid> ConnectAsync(HostProcess host, SandboxProcess meta)
    {
        var number = TestNumber.Fixtures;
        (await meta.Client.PostAsJsonAsync(
            "/sandbox/numbers",
            new
            {
                number.PhoneNumberId,
                number.BusinessAccountId,
                displayPhoneNumber = "+1 555",
                verifiedName = "Stop",
                number.AccessToken,
                number.AppSecret,
            }))
            .EnsureSuccessStatusCode();
        return await IdOfAsync(await host.Client.PostAsJsonAsync("/api/v2/instances", new
        {
            name = "stop",
            channel = "whatsapp-cloud",
            credentials = number.Credentials(),
            options = new { graphBaseUrl = meta.Address, callbackUrl = host.Address },
        }), "id");
    }

    private static async Task<Guid> ConnectStuckAsync(HostProcess host) =>
        await IdOfAsync(await host.Client.PostAsJsonAsync(
            "/api/v2/instances", new { name = "stuck", channel = "tar-pit", credentials = new { pit = "deep" } }), "id");

    private static async Task<Guid> QueueAsync(HostProcess host, Guid instance, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/messages/send")
        {
            Content = JsonContent.Create(new { instanceId = instance, to = "5511960000000", text }),
        };
        request.Headers.Add("Prefer", "respond-async");
        return await IdOfAsync(await host.Client.SendAsync(request), "id");
    }

    private static async Task<Guid> IdOfAsync(HttpResponseMessage response, string name)
    {
        using (response)
        {
            var body = await response.Content.ReadFromJsonAsync<JsonElement>();
            response.IsSuccessStatusCode.Should().BeTrue(body.ToString());
            return body.GetProperty("data").GetProperty(name).GetGuid();
        }
    }

    private static async Task<string?> StateAsync(HostProcess host, Guid id) =>
        (await GetAsync(host, $"/api/v2/outbox/{id}")).GetProperty("state").GetString();

    private static async Task<string?> StatusAsync(HostProcess host, Guid id) =>
        (await MessageAsync(host, id)).GetProperty("deliveryStatus").GetString();

    private static Task<JsonElement> MessageAsync(HostProcess host, Guid id) => GetAsync(host, $"/api/v2/messages/{id}");

    private static async Task<JsonElement> GetAsync(HostProcess host, string path) =>
        JsonElement.Parse(await host.Client.GetStringAsync(new Uri(path, UriKind.Relative))).GetProperty("data");

    private static async Task<List<string>> ArrivedAsync(SandboxProcess meta) =>
        [.. JsonElement.Parse(await meta.Client.GetStringAsync(new Uri("/sandbox/users/5511960000000/messages", UriKind.Relative)))
            .GetProperty("items").EnumerateArray()
                .Select(m => m.GetProperty("message").GetProperty("text").GetProperty("body").GetString()!)];
}
