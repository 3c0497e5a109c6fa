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
        _host = OmniHost.StartOn(_data, settings: new Dictionary<string, string?> { ["Omni:Database:ConnectionString"] = settings.ToString() });
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
            _proxy.BreakNext(CommitProxy.Break.AfterCommit);
            var (status, body) = await _host.SendTextAsync(_instance, "5511987654321", $"kept {i}");
            status.Should().Be(HttpStatusCode.Created, body.ToString());
            await Eventually.IsAsync(() => Task.FromResult(_proxy.IsBroken), broken => broken, "a commit was broken");
        }

        await Eventually.IsAsync(() => _host.ArrivedAtAsync("5511987654321"), arrived => arrived.Count == 5, "each arrives");
        (await _host.ListAsync("/api/v2/messages?search=kept")).Should().HaveCount(5, "each is there once");
    }

    [Fact]
    public async Task A_commit_that_never_arrived_is_a_503_and_nothing_of_it_is_there()
    {
        // The host commits on its own account too: until the broken one was ours.
        var answers = new List<(string Name, HttpStatusCode Status, JsonElement Body)>();
        while (answers.All(a => a.Status == HttpStatusCode.Created))
        {
            answers.Count.Should().BeLessThan(50, "one of so many breaks hits a request");
            _proxy.BreakNext(CommitProxy.Break.BeforeCommit);
            var name = $"lost {answers.Count}";
            var (status, body) = await _host.PostAsync("/api/v2/instances", new { name, channel = "whatsapp-cloud" });
            answers.Add((name, status, body));
        }

        var lost = answers[^1];
        lost.Status.Should().Be(HttpStatusCode.ServiceUnavailable, lost.Body.ToString());
        lost.Body.GetProperty("error").GetProperty("code").GetString().Should().Be("STORAGE_UNAVAILABLE");
        (await _host.ListAsync("/api/v2/instances?limit=100")).Should().NotContain(i => i.GetProperty("name").GetString() == lost.Name);
        (await _host.PostAsync("/api/v2/instances", new { name = lost.Name, channel = "whatsapp-cloud" })).Status.Should().Be(HttpStatusCode.Created);
    }
}
