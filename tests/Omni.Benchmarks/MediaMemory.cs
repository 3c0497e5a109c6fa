using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Benchmarks;

/// <summary>
/// How much the host grows while a 100 MB document goes out and another comes in. Host and Meta are processes of their own;
/// the host's resident memory is read from the system every 20 ms. A small document each way warms it up first.
/// </summary>
internal static class MediaMemory
{
    private const int Megabyte = 1024 * 1024, Small = Megabyte, Large = 100 * Megabyte;

    public static async Task RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("omni-bench-");
        using var sandbox = await SandboxProcess.StartAsync();
        using var host = await HostProcess.StartAsync(data.FullName, HostProcess.FreePort(), ("Sandbox:Enabled", "false"));
        var instance = await ConnectAsync(host, sandbox);

        await SendAsync(host, instance, Small);
        await ReceiveAsync(host, sandbox, instance, Small);
        var atRest = await SettledAsync(host);
        Console.WriteLine($"{"",-22}{"before",10}{"peak",10}{"growth",10}{"time",10}");
        await MeasureAsync("100 MB document out", host, atRest, () => SendAsync(host, instance, Large));
        await MeasureAsync("100 MB document in", host, await SettledAsync(host), () => ReceiveAsync(host, sandbox, instance, Large));
        await host.StopAsync();
        data.Delete(recursive: true);
    }

    private static async Task MeasureAsync(string name, HostProcess host, long before, Func<Task> act)
    {
        var clock = TimeProvider.System.GetTimestamp();
        var work = act();
        var peak = before;
        while (!work.IsCompleted)
        {
            peak = Math.Max(peak, Resident(host));
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        await work;
        var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-22}{before / Megabyte,7} MB{peak / Megabyte,7} MB{(peak - before) / Megabyte,7} MB{seconds,8:0.0} s"));
    }

    private static async Task<Guid> ConnectAsync(HostProcess host, SandboxProcess sandbox)
    {
        var answer = await host.Client.PostAsJsonAsync("/api/v2/instances", new
        {
            name = "bench",
            channel = "whatsapp-cloud",
            credentials = Omni.WhatsAppCloud.Sandbox.SandboxNumber.Default.ToCredentials(),
            options = new { graphBaseUrl = sandbox.Address, callbackUrl = host.Address },
        });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("id").GetGuid();
    }

    private static async Task SendAsync(HostProcess host, Guid instance, int size)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"{instance}"), "instanceId" },
            { new StringContent("5511987654321"), "to" },
            { new StringContent("document"), "type" },
            { Document(size), "file", "large.pdf" },
        };
        (await host.Client.PostAsync(new Uri("/api/v2/messages/send/media", UriKind.Relative), form)).EnsureSuccessStatusCode();
    }

    private static async Task ReceiveAsync(HostProcess host, SandboxProcess sandbox, Guid instance, int size)
    {
        var number = Omni.WhatsAppCloud.Sandbox.SandboxNumber.Default;
        using var form = new MultipartFormDataContent
        {
            { new StringContent("whatsapp"), "messaging_product" },
            { new StringContent("application/pdf"), "type" },
            { Document(size), "file", "large.pdf" },
        };
        using var upload = new HttpRequestMessage(HttpMethod.Post, $"/v25.0/{number.PhoneNumberId}/media") { Content = form };
        upload.Headers.Authorization = new AuthenticationHeaderValue("Bearer", number.AccessToken);
        var uploaded = await (await sandbox.Client.SendAsync(upload)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var name = $"in-{size}.pdf";
        await sandbox.Client.PostAsJsonAsync(
            "/sandbox/users/5511987654321/messages",
            new
            {
                type = "document",
                document = new { id = uploaded.GetProperty("id").GetString(), filename = name, mime_type = "application/pdf" },
            });

        await Eventually.IsAsync(
            async () => (await host.Client.GetFromJsonAsync<JsonElement>($"/api/v2/messages?instanceId={instance}&hasMedia=true"))
                .GetProperty("items").EnumerateArray()
                    .Any(m => m.GetProperty("mediaMetadata").TryGetProperty("filename", out var f) && f.GetString() == name
                        && m.GetProperty("mediaMetadata").TryGetProperty("sha256", out _)),
            isThere => isThere, "the document is in the store");
    }

    private static StreamContent Document(int size) =>
        new(new PatternStream(size)) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };

    /// <summary>What is resident when it no longer falls.</summary>
    private static async Task<long> SettledAsync(HostProcess host)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        return Resident(host);
    }

    private static long Resident(HostProcess host) =>
        File.ReadLines($"/proc/{host.Id}/status").Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Select(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024).Single();
}
