using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>A restored back-up sends nothing again, and one that was cut off is none.</summary>
public sealed class RestoreTests : IDisposable
{
    private const int Sends = 12;

    private readonly string _data = Directory.CreateTempSubdirectory("omni-restore-").FullName;

    private string Copy => Path.Combine(_data, "copy");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_restored_back_up_does_not_send_again_what_left_after_it_and_goes_on_when_told()
    {
        using var meta = await SandboxProcess.StartAsync();
        Guid instance;
        using (var host = await HostProcess.StartAsync(_data, HostProcess.FreePort(), ("Sandbox:Enabled", "false")))
        {
            instance = await ConnectAsync(host, meta);
            var sends = Enumerable.Range(0, Sends).Select(i => SendAsync(host, instance, $"message {i}")).ToList();
            await Task.WhenAll(sends);
            (await HostProcess.RunAsync(["backup", Copy], _data)).Should().Be((0, ""));
            await Eventually.IsAsync(() => ArrivedAsync(meta), arrived => arrived.Count == Sends, "all left after the back-up was made");
            host.Kill();
        }

        using (var restored = await HostProcess.StartAsync(Copy, HostProcess.FreePort(), ("Sandbox:Enabled", "false")))
        {
            await Eventually.IsAsync(
                () => JsonAsync(restored, $"/api/v2/instances/{instance}/status"),
                s => s.GetProperty("data").GetProperty("isConnected").GetBoolean(),
                "it is connected");
            var outbox = (await JsonAsync(restored, "/api/v2/outbox")).GetProperty("data");
            outbox.GetProperty("pending").GetInt32().Should().BePositive("the back-up was made before all had left");
            outbox.GetProperty("heldBecause").GetString()
                .Should().StartWith("restored: ").And.Contain($"{outbox.GetProperty("pending").GetInt32()} message");
            restored.Said.Should().Contain("Nothing is sent: the database was restored from a back-up of").And.Contain("would leave");

            (await SendAsync(restored, instance, "after the restore")).Should().Be(HttpStatusCode.Accepted, "new ones are taken, and wait");
            (await ArrivedAsync(meta)).Should().HaveCount(Sends, "nothing is sent again");
            restored.Kill();
        }

        // What must not leave again is cancelled; then the host goes on.
        using var again = await HostProcess.StartAsync(Copy, HostProcess.FreePort(), ("Sandbox:Enabled", "false"));
        foreach (var message in (await JsonAsync(again, "/api/v2/messages?limit=100")).GetProperty("items").EnumerateArray()
            .Where(m => m.GetProperty("textContent").GetString() != "after the restore"))
        {
            await again.Client.PostAsync(
                new Uri($"/api/v2/outbox/{message.GetProperty("id").GetGuid()}/cancel", UriKind.Relative), content: null);
        }
        (await again.Client.PostAsJsonAsync("/api/v2/outbox/resume", new { })).EnsureSuccessStatusCode();

        var all = await Eventually.IsAsync(() => ArrivedAsync(meta), arrived => arrived.Contains("after the restore"), "it goes on");
        all.Should().OnlyHaveUniqueItems().And.HaveCount(Sends + 1);
    }

    [Fact]
    public async Task A_start_goes_on_by_a_switch_and_mark_restored_holds_any_database()
    {
        using (var host = await HostProcess.StartAsync(_data, HostProcess.FreePort())) await host.StopAsync();
        var (exitCode, output, _) = await HostProcess.RunWholeAsync(["mark-restored"], _data);
        (exitCode, output.Trim()).Should().Be(
            (0,
                $"Marked {Path.Combine(_data, "omni.db")} as restored. The next start sends nothing until it is "
                + "resumed; 0 messages would leave"));
        using (var held = await HostProcess.StartAsync(_data, HostProcess.FreePort()))
        {
            (await HeldAsync(held)).Should().StartWith("restored: ");
            await held.StopAsync();
        }

        using (var told = await HostProcess.StartWithAsync(["--resume-outbox"], _data, HostProcess.FreePort()))
        {
            (await HeldAsync(told)).Should().BeNull();
            await told.StopAsync();
        }

        using var later = await HostProcess.StartAsync(_data, HostProcess.FreePort());
        (await HeldAsync(later)).Should().BeNull("it was told once");
    }

    [Fact]
    public async Task A_back_up_that_is_killed_is_no_back_up_and_the_next_one_takes_its_place()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There are no named pipes in folders on Windows");
        using (var host = await HostProcess.StartAsync(_data, HostProcess.FreePort())) await host.StopAsync();

        // A pipe that nobody writes to: the back-up stops there, with the databases copied.
        var pipe = Path.Combine(_data, "keys", "key-zzz.xml");
        using (var make = Process.Start("mkfifo", [pipe])) await make.WaitForExitAsync();
        var partial = Copy + ".partial";
        using (var backup = HostProcess.BeginCommand(["backup", Copy], _data))
        {
            await Eventually.IsAsync(
                () => Task.FromResult(File.Exists(Path.Combine(partial, "inbox.db")) && Directory.Exists(Path.Combine(partial, "keys"))),
                there => there,
                "the databases are copied");
            (await HostProcess.RunAsync(["backup", Copy], _data)).Said.Should().Contain("is being written");
            backup.Kill();
        }

        Directory.Exists(Copy).Should().BeFalse("it gets its name when it is whole");
        var (exitCode, said) = await HostProcess.FailToStartAsync(partial);
        exitCode.Should().Be(1);
        said.Trim().Should().StartWith("Omni did not start: ").And.Contain("is a back-up that was cut off").And.NotContain("\n");

        File.Delete(pipe);
        (await HostProcess.RunAsync(["backup", Copy], _data)).Should().Be((0, ""));
        Directory.Exists(partial).Should().BeFalse();
        File.Exists(Path.Combine(Copy, "backup-incomplete")).Should().BeFalse();
        using var restored = await HostProcess.StartAsync(Copy, HostProcess.FreePort());
        (await HeldAsync(restored)).Should().StartWith("restored: ");
    }

    [Fact]
    public async Task A_back_up_of_what_is_no_data_folder_is_refused_with_one_line()
    {
        var folder = Path.Combine(_data, "empty");
        Directory.CreateDirectory(folder);

        var (exitCode, said) = await HostProcess.RunAsync(["backup", Copy], folder);

        exitCode.Should().Be(2);
        said.Trim().Should().StartWith("Omni did not back up: There is no ").And.NotContain("\n");
        Directory.Exists(Copy).Should().BeFalse();
        Directory.EnumerateFileSystemEntries(folder).Should().BeEmpty("the source is only read");
    }

    private static async Task<string?> HeldAsync(HostProcess host) =>
        (await JsonAsync(host, "/api/v2/outbox")).GetProperty("data").GetProperty("heldBecause").GetString();

    private static async Task<JsonElement> JsonAsync(HostProcess host, string path) =>
        JsonElement.Parse(await host.Client.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static async Task<HttpStatusCode> SendAsync(HostProcess host, Guid instance, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/messages/send")
        {
            Content = JsonContent.Create(new { instanceId = instance, to = "5511987651234", text }),
        };
        request.Headers.Add("Prefer", "respond-async");
        return (await host.Client.SendAsync(request)).StatusCode;
    }

    private static async Task<List<string>> ArrivedAsync(SandboxProcess meta) =>
        [.. JsonElement.Parse(await meta.Client.GetStringAsync(new Uri("/sandbox/users/5511987651234/messages", UriKind.Relative)))
            .GetProperty("items").EnumerateArray()
            .Select(m => m.GetProperty("message").GetProperty("text").GetProperty("body").GetString()!)];

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
                verifiedName = "Restore",
                number.AccessToken,
                number.AppSecret,
            }))
            .EnsureSuccessStatusCode();
        var created = await host.Client.PostAsJsonAsync("/api/v2/instances", new
        {
            name = "restore",
            channel = "whatsapp-cloud",
            credentials = number.Credentials(),
            options = new { graphBaseUrl = meta.Address, messagesPerSecond = 1 },
        });
        return JsonElement.Parse(await created.Content.ReadAsStringAsync()).GetProperty("data").GetProperty("id").GetGuid();
    }
}
