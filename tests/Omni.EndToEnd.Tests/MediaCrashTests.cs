using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>Media survives a kill: what was being fetched is fetched, what was given to be sent is sent once.</summary>
public sealed class MediaCrashTests
{
    [Fact]
    public async Task A_kill_during_a_download_fetches_it_after_the_restart_and_tells_of_it_once()
    {
        using var meta = await SandboxProcess.StartAsync();
        var data = Directory.CreateTempSubdirectory("omni-media-crash-").FullName;
        try
        {
            var port = HostProcess.FreePort();
            var host = await HostProcess.StartAsync(data, port);
            var instance = await ConnectAsync(host, meta);
            await meta.Client.PostAsJsonAsync("/sandbox/users/5511987654321/messages", new
            {
                phoneNumberId = TestNumber.Fixtures.PhoneNumberId,
                type = "image",
                image = new { caption = "slow" },
                media = new { base64 = Convert.ToBase64String(TestMedia.Jpeg), mimeType = "image/jpeg", habits = new { delayMs = 2000 } },
            });
            var message = (await Eventually.IsAsync(() => MessagesAsync(host, instance), all => all.Count == 1,
                "the message is stored before its media"))[0];
            var mediaId = message.GetProperty("rawPayload").GetProperty("image").GetProperty("id").GetString();
            await Eventually.IsAsync(
                async () => JsonElement.Parse(await meta.Client.GetStringAsync(new Uri($"/sandbox/media/{mediaId}", UriKind.Relative)))
                    .GetProperty("fetches").GetInt32(),
                fetches => fetches == 1,
                "the download has begun");
            host.Kill();
            host.Dispose();

            using var again = await HostProcess.StartAsync(data, port);

            await Eventually.IsAsync(
                () => MessagesAsync(again, instance),
                all => all[0].GetProperty("mediaMetadata").TryGetProperty("sha256", out _),
                "the media is in the store");
            (await again.Client.GetByteArrayAsync(new Uri(message.GetProperty("mediaUrl").GetString()!, UriKind.Relative)))
                .Should().Equal(TestMedia.Jpeg);
            JsonElement.Parse(await again.Client.GetStringAsync(new Uri("/api/v2/events?eventType=media.received", UriKind.Relative)))
                .GetProperty("items").GetArrayLength().Should().Be(1);
            Directory.GetFiles(Path.Combine(data, "staging")).Should().BeEmpty("what the crash left half done is gone");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_kill_while_a_document_is_uploaded_sends_it_at_most_once()
    {
        using var meta = await SandboxProcess.StartAsync();
        var data = Directory.CreateTempSubdirectory("omni-media-crash-").FullName;
        try
        {
            var port = HostProcess.FreePort();
            var host = await HostProcess.StartAsync(data, port, ("Omni:Outbox:AmbiguousAfter", "00:00:02"));
            var instance = await ConnectAsync(host, meta);
            await meta.Client.PostAsJsonAsync("/sandbox/faults", new { delayMs = 20_000 });
            var sending = SendAsync(host, instance);
            await Eventually.IsAsync(() => MessagesAsync(host, instance), all => all.Count == 1, "the message is on disk");
            host.Kill();
            host.Dispose();
            await sending;
            await meta.Client.DeleteAsync(new Uri("/sandbox/faults", UriKind.Relative));

            using var again = await HostProcess.StartAsync(data, port, ("Omni:Outbox:AmbiguousAfter", "00:00:02"));

            var settled = await Eventually.IsAsync(
                () => MessagesAsync(again, instance),
                all => all[0].GetProperty("deliveryStatus").GetString() is "read" or "failed",
                "the message has its end");
            var arrived = JsonElement.Parse(
                await meta.Client.GetStringAsync(new Uri("/sandbox/users/5511987654321/messages", UriKind.Relative)))
                .GetProperty("items").GetArrayLength();
            arrived.Should().Be(settled[0].GetProperty("deliveryStatus").GetString() == "read" ? 1 : 0);
            (await again.Client.GetByteArrayAsync(new Uri(settled[0].GetProperty("mediaUrl").GetString()!, UriKind.Relative)))
                .Should().Equal(TestMedia.Pdf, "its bytes were on disk before the message was");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task SendAsync(HostProcess host, Guid instance)
    {
        try
        {
            using var answer = await host.Client.PostAsJsonAsync(
                "/api/v2/messages/send/media",
                new
                {
                    instanceId = instance,
                    to = "5511987654321",
                    type = "document",
                    base64 = Convert.ToBase64String(TestMedia.Pdf),
                    filename = "a.pdf",
                });
        }
        catch (HttpRequestException)
        {
            // The host died.
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
            options = new { graphBaseUrl = meta.Address, callbackUrl = host.Address },
        });
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("id").GetGuid();
    }

    private static async Task<List<JsonElement>> MessagesAsync(HostProcess host, Guid instance) =>
        [.. JsonElement.Parse(await host.Client.GetStringAsync(new Uri($"/api/v2/messages?instanceId={instance}", UriKind.Relative)))
            .GetProperty("items").EnumerateArray()];
}
