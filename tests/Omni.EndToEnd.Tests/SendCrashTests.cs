using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>Nothing is ever sent twice, also when the host dies between sending and hearing the answer.</summary>
public sealed class SendCrashTests
{
    private const int Sends = 40;

    [Fact]
    public async Task A_kill_while_messages_are_leaving_sends_none_of_them_twice_and_forgets_none()
    {
        using var meta = await SandboxProcess.StartAsync();
        var data = Directory.CreateTempSubdirectory("omni-send-crash-").FullName;
        try
        {
            var port = HostProcess.FreePort();
            var host = await HostProcess.StartAsync(data, port, ("Omni:Outbox:AmbiguousAfter", "00:00:05"));
            var instance = await ConnectAsync(host, meta);

            // Meta takes half of them and is slow to say so: the host dies before it hears.
            await meta.Client.PostAsJsonAsync("/sandbox/faults", new { answerDelayMs = 20_000, count = Sends / 2 });
            var sends = Enumerable.Range(0, Sends).Select(i => SendAsync(host, instance, i)).ToList();
            await Eventually.IsAsync(() => ArrivedAsync(meta), arrived => arrived.Count >= 3, "some messages arrived");
            host.Dispose();
            await Task.WhenAll(sends);
            await meta.Client.DeleteAsync(new Uri("/sandbox/faults", UriKind.Relative));

            using var again = await HostProcess.StartAsync(data, port, ("Omni:Outbox:AmbiguousAfter", "00:00:05"));
            var messages = await Eventually.IsAsync(
                () => MessagesAsync(again, instance),
                all => all.All(m => m.GetProperty("deliveryStatus").GetString() is "read" or "failed"),
                "every stored message has its end");

            var arrived = await ArrivedAsync(meta);
            arrived.Should().OnlyHaveUniqueItems("nothing is sent twice");
            foreach (var message in messages)
            {
                var text = message.GetProperty("textContent").GetString()!;
                if (message.GetProperty("deliveryStatus").GetString() == "read") arrived.Should().Contain(text);
                else message.GetProperty("errorCode").GetString().Should().Be("AMBIGUOUS", "only a message that may have left is given up");
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_stop_follows_what_is_leaving_to_its_outcome()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no SIGTERM on Windows");
        using var meta = await SandboxProcess.StartAsync();
        var data = Directory.CreateTempSubdirectory("omni-stop-").FullName;
        try
        {
            var port = HostProcess.FreePort();
            using var host = await HostProcess.StartAsync(data, port);
            var instance = await ConnectAsync(host, meta);
            await meta.Client.PostAsJsonAsync("/sandbox/faults", new { answerDelayMs = 1500 });

            var sending = host.Client.PostAsJsonAsync(
                "/api/v2/messages/send", new { instanceId = instance, to = "5511960000000", text = "message 0" });
            await Eventually.IsAsync(() => ArrivedAsync(meta), arrived => arrived.Count == 1, "Meta has it");
            await host.StopAsync();

            (await sending).StatusCode.Should().Be(System.Net.HttpStatusCode.Created);
            using var again = await HostProcess.StartAsync(data, port);
            (await MessagesAsync(again, instance))
                .Should().ContainSingle().Which.GetProperty("externalId").GetString().Should().StartWith("wamid.");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task SendAsync(HostProcess host, Guid instance, int number)
    {
        try
        {
            await host.Client.PostAsJsonAsync(
                "/api/v2/messages/send", new { instanceId = instance, to = $"551196{number:0000000}", text = $"message {number}" });
        }
        catch (HttpRequestException)
        {
            // The host died: whether this one was stored shows after the restart.
        }
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
                verifiedName = "Crash",
                number.AccessToken,
                number.AppSecret,
            }))
            .EnsureSuccessStatusCode();
        var created = await host.Client.PostAsJsonAsync("/api/v2/instances", new
        {
            name = "crash",
            channel = "whatsapp-cloud",
            credentials = number.Credentials(),
            options = new { graphBaseUrl = meta.Client.BaseAddress, callbackUrl = host.Address },
        });
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("id").GetGuid();
    }

    private static async Task<List<string>> ArrivedAsync(SandboxProcess meta)
    {
        var texts = new List<string>();
        for (var i = 0; i < Sends; i++)
        {
            var phone = JsonElement.Parse(
                await meta.Client.GetStringAsync(new Uri($"/sandbox/users/551196{i:0000000}/messages", UriKind.Relative)));
            texts.AddRange(phone.GetProperty("items").EnumerateArray()
                .Select(m => m.GetProperty("message").GetProperty("text").GetProperty("body").GetString()!));
        }

        return texts;
    }

    private static async Task<List<JsonElement>> MessagesAsync(HostProcess host, Guid instance) =>
        [.. JsonElement.Parse(
            await host.Client.GetStringAsync(new Uri($"/api/v2/messages?instanceId={instance}&source=api&limit=100", UriKind.Relative)))
            .GetProperty("items").EnumerateArray()];
}
