using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>
/// A data folder that is not what it should be is no health: the start is refused, or readiness fails, with one line that says what to do.
/// </summary>
public sealed class WrongStateTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("omni-state-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData("omni.db", "omni.db is missing or empty, but inbox.db and keys/")]
    [InlineData("omni.db,inbox.db", "omni.db is missing or empty, but keys/")]
    [InlineData("omni.db,keys", "omni.db is missing or empty, but inbox.db")]
    [InlineData("inbox.db", "inbox.db is missing or empty, but ")]
    public async Task A_folder_that_lost_a_part_is_refused_and_left_as_it_is(string lost, string expected)
    {
        await StartOnceAsync();
        foreach (var part in lost.Split(',')) Remove(part);
        var before = Files();

        await RefusedAsync(expected);

        Files().Should().Equal(before, "nothing is made in the place of what is missing");

        // SQLite removes an empty log when a file that is there is closed.
        string[] Files() => [.. Directory.EnumerateFiles(_data, "*", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal)).Order()];
    }

    [Theory]
    [InlineData("omni.db", "omni.db is missing or empty")]
    [InlineData("inbox.db", "inbox.db is missing or empty")]
    public async Task A_file_that_was_cut_to_nothing_is_refused_like_a_missing_one(string file, string expected)
    {
        await StartOnceAsync();
        await File.WriteAllBytesAsync(Path.Combine(_data, file), []);

        await RefusedAsync(expected);
    }

    [Theory]
    [InlineData("omni.db")]
    [InlineData("inbox.db")]
    public async Task A_file_that_is_no_database_is_refused(string file)
    {
        await StartOnceAsync();
        await File.WriteAllTextAsync(Path.Combine(_data, file), new string('x', 8192));

        await RefusedAsync($"{file} is damaged, or no database of Omni");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_also_when_a_log_lies_beside_it()
    {
        using (var host = await HostProcess.StartAsync(_data, HostProcess.FreePort())) host.Kill();
        new FileInfo(Path.Combine(_data, "omni.db-wal")).Length.Should().BePositive("what a killed host wrote last is there");
        await File.WriteAllTextAsync(Path.Combine(_data, "omni.db"), new string('x', 8192));

        await RefusedAsync("omni.db is damaged, or no database of Omni");
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await StartOnceAsync();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "omni.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var later = connection.CreateCommand();
            later.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Later', '11.0.0')";
            await later.ExecuteNonQueryAsync();
        }

        await RefusedAsync("was written by a newer version of Omni (its migration 20990101000000_Later is unknown to this one)");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_one_is_refused()
    {
        var file = Path.Combine(_data, "a-file");
        await File.WriteAllTextAsync(file, "");

        await RefusedAsync("is not a folder that the host can use", file);
        await RefusedAsync("is not a folder that the host can use", Path.Combine(file, "below"));
    }

    [Fact]
    public async Task Files_that_were_moved_to_PostgreSQL_are_refused_on_SQLite()
    {
        await StartOnceAsync();
        foreach (var name in new[] { "omni.db", "inbox.db" }) File.Move(Path.Combine(_data, name), Path.Combine(_data, $"{name}.moved"));

        await RefusedAsync("was moved to PostgreSQL");
    }

    [Fact]
    public async Task A_second_host_on_the_folder_is_refused_and_a_killed_one_leaves_no_lock()
    {
        using (var first = await HostProcess.StartAsync(_data, HostProcess.FreePort()))
        {
            var staged = Path.Combine(_data, "staging", "under-way");
            await File.WriteAllTextAsync(staged, "");

            await RefusedAsync("Another host runs on");

            File.Exists(staged).Should().BeTrue("the second host touches nothing");
            (await HostProcess.RunAsync(["mark-restored"], _data)).Said.Should().Contain("A host runs on");
            (await first.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
            first.Kill();
        }

        using var next = await HostProcess.StartAsync(_data, HostProcess.FreePort());
    }

    [Theory]
    [InlineData("omni.db", false)]
    [InlineData("omni.db", true)]
    [InlineData("inbox.db", false)]
    [InlineData("inbox.db", true)]
    [InlineData("omni.db-wal", false)]
    public async Task A_file_that_goes_away_under_the_host_fails_readiness_and_nothing_is_acknowledged_until_it_is_back(
        string file, bool replace)
    {
        using var meta = await SandboxProcess.StartAsync();
        using var host = await HostProcess.StartAsync(_data, HostProcess.FreePort());
        await ConnectAsync(host, meta);
        (await PostAsync(host, 1)).Should().Be(HttpStatusCode.OK);
        await Eventually.IsAsync(() => HealthAsync(host), h => h.Ready, "it is healthy");

        var (path, away) = (Path.Combine(_data, file), Path.Combine(_data, "away"));
        if (replace) File.Copy(path, away + ".copy");
        File.Move(path, away);
        if (replace) File.Move(away + ".copy", path);

        var (ready, details) = await Eventually.IsAsync(() => HealthAsync(host), h => !h.Ready, "it is not ready");
        ready.Should().BeFalse();
        details.Should().StartWith(file).And.Contain("under the running host").And.NotContain("\n");
        if (file.StartsWith("inbox", StringComparison.Ordinal))
            (await PostAsync(host, 2)).Should().Be(HttpStatusCode.ServiceUnavailable, "a webhook that would be lost is not acknowledged");
        else
            (await host.Client.PostAsJsonAsync("/api/v2/keys", new { name = "lost", scopes = new[] { "*" } })).StatusCode
                .Should().Be(HttpStatusCode.ServiceUnavailable, "a change that would be lost is refused");

        if (file.EndsWith("-wal", StringComparison.Ordinal)) return;
        File.Move(away, path, overwrite: true);
        await Eventually.IsAsync(() => HealthAsync(host), h => h.Ready, "it is back");
        (await PostAsync(host, 3)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_the_host_makes_is_closed_to_others_and_an_open_folder_is_a_warning()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows decides by access lists");
            return;
        }

        var (folder, copy) = (Path.Combine(_data, "new"), Path.Combine(_data, "copy"));
        using (var host = await HostProcess.StartAsync(folder, HostProcess.FreePort(), ("OMNI_API_KEY", "")))
        {
            (await HostProcess.RunAsync(["backup", copy], folder)).Should().Be((0, ""));
            foreach (var path in new[] { folder, copy }
                .SelectMany(f => Directory.EnumerateFileSystemEntries(f, "*", SearchOption.AllDirectories).Prepend(f)))
            {
                File.GetUnixFileMode(path)
                    .Should().Be(Directory.Exists(path)
                        ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                        : UnixFileMode.UserRead | UnixFileMode.UserWrite, path);
            }
            Directory.GetFiles(folder).Select(Path.GetFileName)
                .Should().Contain(["omni.db", "omni.db-wal", "inbox.db", "inbox.db-wal", "api-key", "host.lock"]);
            (await FolderAsync(host)).GetProperty("status").GetString().Should().Be("ok");
            await host.StopAsync();
        }

        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        using var open = await HostProcess.StartAsync(folder, HostProcess.FreePort());
        var check = await FolderAsync(open);
        check.GetProperty("status").GetString().Should().Be("warn");
        check.GetProperty("details").GetString().Should().Contain("chmod it to 700");
        open.Said.Should().Contain("is not closed: other users of the machine may enter or read the data folder (mode 0705)");
    }

    [Theory]
    [InlineData("--help", 0)]
    [InlineData("backup --help", 0)]
    [InlineData("--hepl", 64)]
    [InlineData("serve", 64)]
    [InlineData("--port 8080", 64)]
    public async Task A_word_that_is_no_setting_starts_no_server(string arguments, int exitCode)
    {
        var folder = Path.Combine(_data, "untouched");

        var (code, output, errors) = await HostProcess.RunWholeAsync(arguments.Split(' '), folder);

        code.Should().Be(exitCode);
        if (exitCode == 0) output.Should().Contain("Usage:").And.Contain("backup <folder>").And.Contain("--resume-outbox");
        else errors.Trim().Should().StartWith("Omni does not know ").And.NotContain("\n");
        Directory.Exists(folder).Should().BeFalse();
    }

    private async Task StartOnceAsync()
    {
        using var host = await HostProcess.StartAsync(_data, HostProcess.FreePort());
        await host.StopAsync();
    }

    private async Task RefusedAsync(string expected, string? folder = null)
    {
        var (exitCode, output, errors) = await HostProcess.RunWholeAsync([], folder ?? _data);

        exitCode.Should().Be(1);
        errors.Trim().Should().StartWith("Omni did not start: ").And.Contain(expected).And.NotContain("\n");
        output.Should().NotContain("   at ", "no stack trace");
    }

    private void Remove(string part)
    {
        var path = Path.Combine(_data, part);
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else File.Delete(path);
    }

    private static async Task<(bool Ready, string? Details)> HealthAsync(HostProcess host)
    {
        var answer = await host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var database = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("checks").GetProperty("database");
        return (answer.IsSuccessStatusCode, database.TryGetProperty("details", out var details) ? details.GetString() : null);
    }

    private static async Task<JsonElement> FolderAsync(HostProcess host) =>
        JsonElement.Parse(await host.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).GetProperty("checks")
            .GetProperty("dataFolder");

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
                verifiedName = "State",
                number.AccessToken,
                number.AppSecret,
            }))
            .EnsureSuccessStatusCode();
        (await host.Client.PostAsJsonAsync(
            "/api/v2/instances",
            new
            {
                name = "state",
                channel = "whatsapp-cloud",
                credentials = number.Credentials(),
                options = new { graphBaseUrl = meta.Address },
            }))
            .EnsureSuccessStatusCode();
    }

    private static async Task<HttpStatusCode> PostAsync(HostProcess host, int number)
    {
        var body = TestWebhook.Text($"wamid.state.{number}", "5511987650000", $"message {number}");
        using var content = new ByteArrayContent(body);
        content.Headers.Add("X-Hub-Signature-256", TestNumber.Fixtures.Sign(body));
        return (await host.Client.PostAsync(new Uri("/webhooks/whatsapp-cloud", UriKind.Relative), content)).StatusCode;
    }
}
