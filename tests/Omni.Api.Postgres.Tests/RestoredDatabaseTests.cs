using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Postgres.Tests;

/// <summary>A PostgreSQL database that was restored, or that is not this version's.</summary>
public sealed class RestoredDatabaseTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("omni-restored-").FullName;

    private (string, string)[] Postgres => [.. PostgresHosts.Server.SettingsOf(_data).Select(s => (s.Key, s.Value!))];

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Mark_restored_holds_the_outbox_of_the_next_start_and_wants_no_host_beside_it()
    {
        using (var host = await HostProcess.StartAsync(_data, HostProcess.FreePort(), Postgres))
        {
            (await HostProcess.RunAsync(["mark-restored"], _data, Postgres)).Said.Trim()
                .Should().Be("Omni marked nothing: A host has the database: stop it first");
            await host.StopAsync();
        }

        (await HostProcess.RunAsync(["mark-restored"], _data, Postgres)).Should().Be((0, ""));

        using var held = await HostProcess.StartAsync(_data, HostProcess.FreePort(), Postgres);
        var outbox = JsonElement.Parse(await held.Client.GetStringAsync(new Uri("/api/v2/outbox", UriKind.Relative)));
        outbox.GetProperty("data").GetProperty("heldBecause").GetString().Should().StartWith("restored: ");
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused_with_one_line()
    {
        using (var host = await HostProcess.StartAsync(_data, HostProcess.FreePort(), Postgres)) await host.StopAsync();
        PostgresHosts.Server.Execute("""INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Later', '11.0.0')""", _data);

        var (exitCode, output, errors) = await HostProcess.RunWholeAsync([], _data, Postgres);

        exitCode.Should().Be(1);
        errors.Trim().Should().StartWith("Omni did not start: The database was written by a newer version")
            .And.Contain("20990101000000_Later").And.NotContain("\n");
        output.Should().NotContain("   at ", "no stack trace");
    }

    [Fact]
    public async Task Mark_restored_of_a_database_without_tables_is_refused_with_one_line()
    {
        var (exitCode, said) = await HostProcess.RunAsync(["mark-restored"], _data, Postgres);

        exitCode.Should().Be(2);
        said.Trim().Should().StartWith("Omni marked nothing: ").And.NotContain("\n");
    }
}
