using System.Net;
using System.Text.Json;
using Npgsql;
using Omni.Testing;

namespace Omni.Api.Postgres.Tests;

/// <summary>A connection that breaks in the middle of a commit: what a caller is told is what the database has.</summary>
public sealed class CommitTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("omni-commit-").FullName;
    private CommitProxy _proxy = null!;
    private OmniHost _host = null!;
    private Guid _instance;

    public async ValueTask InitializeAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(PostgresHosts.Server.SettingsOf(_data)["Omni:Database:ConnectionString"]);
        _proxy = new CommitProxy(settings.Port);
        settings.Port = _proxy.Port;
        _host = OmniHost.StartOn(
            _data, settings: new Dictionary<string, string?> { ["Omni:Database:ConnectionString"] = settings.ToString() });
        _instance = await _host.ConnectAsync(TestNumber.Fixtures);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _proxy.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_counts_when_the_database_has_it()
    {
        for (var i = 0; i < 5; i++)
        {
            _proxy.BreakNext(CommitProxy.Break.AfterCommit, $"kept {i}");
            var (status, body) = await _host.SendTextAsync(_instance, "5511987654321", $"kept {i}");
            status.Should().Be(HttpStatusCode.Created, body.ToString());
            _proxy.IsBroken.Should().BeTrue("its commit was broken");
        }

        await Eventually.IsAsync(() => _host.ArrivedAtAsync("5511987654321"), arrived => arrived.Count == 5, "each arrives");
        (await _host.ListAsync("/api/v2/messages?search=kept")).Should().HaveCount(5, "each is there once");
    }

    [Fact]
    public async Task A_commit_that_never_arrived_is_a_503_and_nothing_of_it_is_there()
    {
        // One that shared its transaction with others is tried again alone: until the broken one was.
        var answers = new List<(string Name, HttpStatusCode Status, JsonElement Body)>();
        while (answers.All(a => a.Status == HttpStatusCode.Created))
        {
            answers.Count.Should().BeLessThan(50, "one of so many breaks hits a request");
            var name = $"lost {answers.Count}";
            _proxy.BreakNext(CommitProxy.Break.BeforeCommit, name);
            var (status, body) = await _host.PostAsync("/api/v2/instances", new { name, channel = "whatsapp-cloud" });
            answers.Add((name, status, body));
        }

        var lost = answers[^1];
        lost.Status.Should().Be(HttpStatusCode.ServiceUnavailable, lost.Body.ToString());
        lost.Body.GetProperty("error").GetProperty("code").GetString().Should().Be("STORAGE_UNAVAILABLE");
        (await _host.ListAsync("/api/v2/instances?limit=100")).Should().NotContain(i => i.GetProperty("name").GetString() == lost.Name);
        (await _host.PostAsync("/api/v2/instances", new { name = lost.Name, channel = "whatsapp-cloud" })).Status
            .Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_commit_of_which_nobody_knows_is_said_to_be_that_and_not_run_again()
    {
        _proxy.BreakNext(CommitProxy.Break.AfterCommit, "unknown", stayDown: true);
        var creating = _host.PostAsync("/api/v2/instances", new { name = "unknown", channel = "whatsapp-cloud" });
        await Eventually.IsAsync(() => Task.FromResult(_proxy.IsBroken), broken => broken, "the commit was broken");

        // Another host takes the database over before this one can ask.
        await using var other = await PostgresHosts.Server.HoldAsync(
            "SELECT pg_advisory_lock(1869442665, 1); UPDATE progress SET position = position + (1::bigint << 40) WHERE name = 'writer'",
            _data);
        _proxy.ComeUp();

        var (status, body) = await creating;
        status.Should().Be(HttpStatusCode.ServiceUnavailable, body.ToString());
        body.GetProperty("error").GetProperty("message").GetString().Should().Contain("not known");
        PostgresHosts.Server.Execute("SELECT count(*) FROM instances WHERE name = 'unknown'", _data)
            .Should().Be(1L, "the database had kept it");
    }
}
