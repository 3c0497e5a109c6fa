using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>
/// A back-up made while the host runs is a data folder that a host starts on, and loses nothing that was acknowledged before it.
/// </summary>
public sealed class BackupTests
{
    [Fact]
    public async Task A_back_up_of_a_running_host_is_restored_with_everything_and_takes_new_webhooks()
    {
        var data = Directory.CreateTempSubdirectory("omni-backup-").FullName;
        var copy = Path.Combine(data, "copy");
        try
        {
            using var meta = await SandboxProcess.StartAsync();
            string[] before;
            using (var host = await HostProcess.StartAsync(data, HostProcess.FreePort()))
            {
                await ConnectAsync(host, meta);
                for (var i = 0; i < 30; i++) await PostAsync(host, i);
                before = await Eventually.IsAsync(() => TextsAsync(host), texts => texts.Length == 30, "all are processed");
                (await BackUpAsync(data, copy)).Should().Be(0);
                (await BackUpAsync(data, copy)).Should().Be(2, "a back-up never overwrites another");
                for (var i = 30; i < 35; i++) await PostAsync(host, i);
            }

            // The worst of restores: the databases of the back-up without the inbox.
            File.Delete(Path.Combine(copy, "inbox.db"));
            using var restored = await HostProcess.StartAsync(copy, HostProcess.FreePort());
            (await TextsAsync(restored)).Should().BeEquivalentTo(before);
            for (var i = 35; i < 40; i++) await PostAsync(restored, i);
            var after = await Eventually.IsAsync(() => TextsAsync(restored), texts => texts.Length == 35,
                "webhooks after the restore are processed, not taken for old ones");
            after.Should().Contain("message 39");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<int> BackUpAsync(string data, string folder) =>
        (await HostProcess.RunAsync(["backup", folder], data)).ExitCode;

    private static async Task ConnectAsync(HostProcess host, SandboxProcess meta)
    {
        var number = TestNumber.Fixtures;
        (await meta.Client.PostAsJsonAsync(
            "/sandbox/numbers",
            new
            {
                number.PhoneNumberId,
                number.BusinessAccountId,
                displayPhoneNumber = "+1 555",
                verifiedName = "Backup",
                number.AccessToken,
                number.AppSecret,
            }))
            .EnsureSuccessStatusCode();
        (await host.Client.PostAsJsonAsync(
            "/api/v2/instances",
            new
            {
                name = "backup",
                channel = "whatsapp-cloud",
                credentials = number.Credentials(),
                options = new { graphBaseUrl = meta.Address },
            }))
            .EnsureSuccessStatusCode();
    }

    private static async Task PostAsync(HostProcess host, int number)
    {
        var body = TestWebhook.Text($"wamid.backup.{number}", "5511987650000", $"message {number}");
        using var content = new ByteArrayContent(body);
        content.Headers.Add("X-Hub-Signature-256", TestNumber.Fixtures.Sign(body));
        (await host.Client.PostAsync(new Uri("/webhooks/whatsapp-cloud", UriKind.Relative), content)).EnsureSuccessStatusCode();
    }

    private static async Task<string[]> TextsAsync(HostProcess host) =>
        [.. JsonElement.Parse(await host.Client.GetStringAsync(new Uri("/api/v2/messages?limit=100&source=realtime", UriKind.Relative)))
            .GetProperty("items").EnumerateArray().Select(m => m.GetProperty("textContent").GetString()!)];
}
