using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Reads;
using Omni.Testing;

namespace Omni.Api.Tests.Reads;

/// <summary>Lists and searches are bounded in time, per key and in all, and take no thread from anybody else.</summary>
public sealed class ReadGateTests : IAsyncDisposable
{
    private readonly OmniHost _host = OmniHost.Start(settings: new Dictionary<string, string?>
    {
        ["Omni:Reads:Concurrency"] = "2",
        ["Omni:Reads:PerKey"] = "1",
        ["Omni:Reads:MaxWaiting"] = "1",
        ["Omni:Reads:MaxWait"] = "00:00:20",
        ["Omni:Reads:Timeout"] = "00:00:00.500",
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_read_that_takes_too_long_is_stopped_and_says_what_to_do()
    {
        Fill();

        using var response = await _host.Api.GetAsync(Endless);

        var error = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("error");
        (response.StatusCode, error.GetProperty("code").GetString()).Should().Be((HttpStatusCode.ServiceUnavailable, "QUERY_TIMEOUT"));
        error.GetProperty("message").GetString().Should().Contain("narrow it");
        (await _host.ListAsync("/api/v2/audit?limit=1")).Should().HaveCount(1, "the connection goes back to the pool without the limit");
    }

    [Fact]
    public async Task A_key_with_too_many_reads_is_refused_and_another_key_is_served()
    {
        Fill();
        var (_, made) = await _host.PostAsync("/api/v2/keys", new { name = "another", scopes = new[] { "messages:read" } });
        using var other = _host.NewClient();
        other.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());

        var reads = Enumerable.Range(0, 6).Select(_ => _host.Api.GetAsync(Endless)).ToList();
        var first = await await Task.WhenAny(reads);
        using var served = await other.GetAsync(new Uri("/api/v2/messages?limit=1", UriKind.Relative));
        var answers = await Task.WhenAll(reads);

        (first.StatusCode, first.Headers.RetryAfter?.Delta).Should().Be((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(20)));
        served.StatusCode.Should().Be(HttpStatusCode.OK);
        answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests).Should().Be(4, "one runs and one waits");
        answers.Count(a => a.StatusCode == HttpStatusCode.ServiceUnavailable).Should().Be(2);
    }

    [Fact]
    public async Task Reads_run_on_their_own_threads_and_stop_when_their_caller_leaves()
    {
        var gate = _host.Services.GetRequiredService<ReadGate>();
        using var left = new CancellationTokenSource();
        var thread = "";

        var reading = gate.RunAsync(Caller, async over =>
        {
            thread = Thread.CurrentThread.Name ?? "";
            await left.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, over);
            return null;
        }, left.Token);

        await reading.Awaiting(r => r).Should().ThrowAsync<OperationCanceledException>();
        thread.Should().StartWith("omni-read-");
    }

    [Fact]
    public void Every_list_is_bounded()
    {
        var endpoints = _host.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints;
        string NameOf(Microsoft.AspNetCore.Http.Endpoint e) =>
            e.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IEndpointNameMetadata>()?.EndpointName ?? "";

        var lists = endpoints.Where(e => NameOf(e).StartsWith("list", StringComparison.Ordinal)
            || NameOf(e).StartsWith("search", StringComparison.Ordinal) || NameOf(e) is "getAnalytics" or "getOutbox");

        // Keys and settings are few; channels and types of events are in memory.
        lists.Where(e => e.Metadata.GetMetadata<BoundedReads.IsBounded>() is null).Select(NameOf)
            .Should().BeSubsetOf(["listKeys", "listSettings", "listSupportedChannels", "listChannelCapabilities", "listEventTypes"]);
    }

    private static Omni.Api.Access.Caller Caller =>
        new()
        {
            KeyId = Guid.CreateVersion7(),
            RateBucket = Guid.CreateVersion7(),
            KeyName = "a test's",
            KeyPrefix = "omni",
            Scopes = ["*"],
        };

    /// <summary>
    /// A search that finds nothing and almost finds it at every letter of every row: many times the timeout on any
    /// machine.
    /// </summary>
    private static Uri Endless => new($"/api/v2/audit?path={new string('a', 40)}b&limit=100", UriKind.Relative);

    private void Fill()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_host.Data, "omni.db")};Pooling=False");
        connection.Open();
        using var fill = connection.CreateCommand();
        fill.CommandText = """
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < 20000)
            INSERT INTO audit_log (key_id, key_name, method, path, status_code, latency_ms, request_id, requests, at)
            SELECT '01900000-0000-7000-8000-00000000000A', 'k', 'GET', replace(hex(zeroblob(2000)), '0', 'a'), 200, 0, 'r', 1, 0 FROM n;
            """;
        fill.ExecuteNonQuery();
    }
}
