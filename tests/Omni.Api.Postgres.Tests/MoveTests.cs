using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Omni.Testing;

namespace Omni.Api.Postgres.Tests;

/// <summary>A host that has outgrown its SQLite files goes on where it was, on PostgreSQL.</summary>
public sealed class MoveTests : IDisposable
{
    private const string Customer = "5511987654321";

    private readonly string _data = Directory.CreateTempSubdirectory("omni-move-").FullName;

    private (string, string)[] Postgres => [.. PostgresHosts.Server.SettingsOf(_data).Select(s => (s.Key, s.Value!))];

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Everything_goes_on_after_the_move_and_nothing_is_known_twice()
    {
        using var meta = await SandboxProcess.StartAsync();
        Guid instance, waiting;
        List<string> before;
        using (var host = await HostProcess.StartAsync(_data, HostProcess.FreePort(), ("Sandbox:Enabled", "false")))
        {
            instance = await ConnectAsync(host, meta);
            for (var i = 0; i < 20; i++) await PostAsync(host, instance, i);
            await Eventually.IsAsync(() => TextsAsync(host), texts => texts.Count == 20, "all are processed");
            await SendAsync(host, instance, "sent before the move", sendAt: null);
            waiting = await SendAsync(host, instance, "waits for its time", TimeProvider.System.GetUtcNow().AddHours(1));
            before = await TextsAsync(host);

            (await MoveAsync())
                .Should().Be((2, "Omni moved nothing: A host runs on " + Path.Combine(_data, "omni.db") + ": stop it first"));
            await host.StopAsync();
        }

        // The last event of all goes: its place must not be given to another.
        var lastEvent = await SqliteAsync("DELETE FROM omni_events WHERE seq = (SELECT max(seq) FROM omni_events) RETURNING seq");
        (await MoveAsync()).Should().Be((0, ""));

        using var moved = await HostProcess.StartAsync(_data, HostProcess.FreePort(), [.. Postgres, ("Sandbox:Enabled", "false")]);
        (await TextsAsync(moved)).Should().Equal(before);
        (await JsonAsync(moved, $"/api/v2/outbox/{waiting}")).GetProperty("data").GetProperty("state").GetString()
            .Should().Be("waiting", "what is queued stays queued");
        await PostAsync(moved, instance, 7);
        await PostAsync(moved, instance, 20);
        var after = await Eventually.IsAsync(() => TextsAsync(moved), texts => texts.Contains("message 20"),
            "new webhooks are processed, not taken for old ones");
        after.Should().HaveCount(before.Count + 1, "what was known before the move is known after it");
        await SendAsync(moved, instance, "sent after the move", sendAt: null);
        PostgresHosts.Server.Execute($"SELECT count(*) FROM omni_events WHERE seq = {lastEvent}", _data)
            .Should().Be(0L, "a place that an event had is never given again");
        File.Exists(Path.Combine(_data, "omni.db")).Should().BeFalse("no host goes on with the files by mistake");
    }

    [Fact]
    public async Task A_database_that_is_in_use_or_files_that_are_not_there_are_refused()
    {
        (await MoveAsync()).Said.Should().Contain("There is no " + Path.Combine(_data, "omni.db"));
        (await HostProcess.RunAsync(["move-to-postgres"], _data)).Said.Should().Contain("Omni:Database:ConnectionString");

        var sqlite = Directory.CreateDirectory(Path.Combine(_data, "sqlite")).FullName;
        using (var host = await HostProcess.StartAsync(sqlite, HostProcess.FreePort())) await host.StopAsync();
        using (var host = await HostProcess.StartAsync(_data, HostProcess.FreePort(), Postgres))
        {
            (await HostProcess.RunAsync(["move-to-postgres"], sqlite, Postgres)).Said
                .Should().Contain("A host runs on the PostgreSQL database");
            await host.StopAsync();
        }

        var (exitCode, said) = await HostProcess.RunAsync(["move-to-postgres"], sqlite, Postgres);
        exitCode.Should().Be(2);
        said.Should().Contain("is not empty");
        File.Exists(Path.Combine(sqlite, "omni.db")).Should().BeTrue();
    }

    private async Task<(int ExitCode, string Said)> MoveAsync() =>
        await HostProcess.RunAsync(["move-to-postgres"], _data, Postgres) is var (exitCode, said) ? (exitCode, said.Trim()) : default;

    private static async Task PostAsync(HostProcess host, Guid instance, int number)
    {
        var body = TestWebhook.Text($"wamid.move.{number}", Customer, $"message {number}");
        using var content = new ByteArrayContent(body);
        content.Headers.Add("X-Hub-Signature-256", TestNumber.Fixtures.Sign(body));
        (await host.Client.PostAsync(new Uri($"/webhooks/whatsapp-cloud?instance={instance}", UriKind.Relative), content)).StatusCode
            .Should().Be(HttpStatusCode.OK);
    }

    private static async Task<Guid> SendAsync(HostProcess host, Guid instance, string text, DateTimeOffset? sendAt)
    {
        using var answer = await host.Client.PostAsJsonAsync(
            "/api/v2/messages/send", new { instanceId = instance, to = Customer, text, sendAt });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        ((int)answer.StatusCode).Should().BeOneOf([201, 202], body.ToString());
        return body.GetProperty("data").GetProperty("id").GetGuid();
    }

    private static async Task<List<string>> TextsAsync(HostProcess host) =>
        [.. (await JsonAsync(host, "/api/v2/messages?limit=100&messageType=text")).GetProperty("items").EnumerateArray()
            .Select(m => m.GetProperty("textContent").GetString()!)];

    private async Task<long> SqliteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "omni.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<JsonElement> JsonAsync(HostProcess host, string path) =>
        JsonElement.Parse(await host.Client.GetStringAsync(new Uri(path, UriKind.Relative)));

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
                verifiedName = "Move",
                number.AccessToken,
                number.AppSecret,
            }))
            .EnsureSuccessStatusCode();
        var created = await host.Client.PostAsJsonAsync(
            "/api/v2/instances",
            new
            {
                name = "move",
                channel = "whatsapp-cloud",
                credentials = number.Credentials(),
                options = new { graphBaseUrl = meta.Address, callbackUrl = host.Address },
            });
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("id").GetGuid();
    }
}
