using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Omni.Testing;

namespace Omni.Benchmarks;

/// <summary>
/// How long searches take with a thousand and a million messages (ten million by argument): of the word in every message, of a beginning
/// that every message has, of a word in one, in none, of two common words that are never in one message, and of chats and events. And how
/// long the index takes for old data.
/// </summary>
internal static class SearchLatency
{
    public static async Task RunAsync(int largest)
    {
        (string Name, string Path)[] searches =
        [
            ("in every message", "/api/v2/messages?limit=50&search=message"),
            ("beginning", "/api/v2/messages?limit=50&search=m"),
            ("in one message", "/api/v2/messages?limit=50&search=message%20777"),
            ("two beginnings, in one", "/api/v2/messages?limit=50&search=m%20777"),
            ("in none", "/api/v2/messages?limit=50&search=zebra"),
            ("common, of a chat", $"/api/v2/messages?limit=50&search=message&chatId={ListLatency.IdOf(1, "c")}"),
            ("common, no such type", "/api/v2/messages?limit=50&search=message&messageType=image"),
            ("chats", "/api/v2/chats?limit=50&search=customer"),
            ("a number", "/api/v2/chats?limit=50&search=900000007"),
            ("events", "/api/v2/events?limit=50&search=message"),
        ];
        Console.WriteLine($"{"messages",12}{"indexed in",14}{"index MB",10}   p50 / p99 ms of a search");
        foreach (var size in new[] { 1000, 1_000_000, 10_000_000 }.Where(s => s <= largest))
        {
            var data = Directory.CreateTempSubdirectory("omni-search-").FullName;
            using (var first = await HostProcess.StartAsync(data, HostProcess.FreePort(), ("Sandbox:Enabled", "false")))
                await first.StopAsync();
            var file = Path.Combine(data, "omni.db");
            ListLatency.Fill(file, size);
            var clock = Stopwatch.StartNew();
            using var host = await HostProcess.StartAsync(data, HostProcess.FreePort(), ("Sandbox:Enabled", "false"));
            while (Number(file, "SELECT coalesce(min(position), 0) FROM progress WHERE name IN ('search:sqlite:1:0', 'search:sqlite:1:1')")
                < size)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }

            var megabytes = Number(file, "SELECT sum(length(block)) FROM search_index_data") / 1024 / 1024;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{size,12:N0}{clock.Elapsed.TotalSeconds,12:0.0} s{megabytes,10:N0}"));
            foreach (var (name, path) in searches) Console.WriteLine($"{"",12}{name,24}{await ListLatency.TimeAsync(host, path),18}");
            await host.StopAsync();
            Directory.Delete(data, recursive: true);
        }
    }

    private static long Number(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var query = connection.CreateCommand();
        query.CommandText = sql;
        return (long)query.ExecuteScalar()!;
    }
}
