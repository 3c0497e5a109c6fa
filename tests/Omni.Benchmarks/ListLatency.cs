using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Omni.Testing;

namespace Omni.Benchmarks;

/// <summary>How long a start to readiness and each list take with a thousand, a hundred thousand and a million messages.</summary>
internal static class ListLatency
{
    private const int Calls = 200;

    public static async Task RunAsync(int largest)
    {
        var data = Directory.CreateTempSubdirectory("omni-lists-").FullName;
        using (var first = await HostProcess.StartAsync(data, HostProcess.FreePort(), ("Sandbox:Enabled", "false")))
            await first.StopAsync();
        Console.WriteLine($"{"messages",12}{"ready in",10}{"at rest",9}{"",4}{"p50 / p99 ms of: messages",28}"
            + $"{"of a chat",14}{"last page",14}{"chats",14}{"events",14}");
        foreach (var size in new[] { 1000, 100_000, 1_000_000 }.Where(s => s <= largest))
        {
            Fill(Path.Combine(data, "omni.db"), size);
            var clock = Stopwatch.StartNew();
            using var host = await HostProcess.StartAsync(data, HostProcess.FreePort(), ("Sandbox:Enabled", "false"));
            var ready = clock.Elapsed;
            var chat = IdOf(1, "c");
            var cells = new List<string>();
            foreach (var path in new[]
            {
                "/api/v2/messages?limit=50",
                $"/api/v2/messages?limit=50&chatId={chat}",
                $"/api/v2/messages?limit=50&until=2025-01-01T00:10:00Z",
                "/api/v2/chats?limit=50",
                "/api/v2/events?limit=50",
            })
            {
                cells.Add(await TimeAsync(host, path));
            }
            using var process = Process.GetProcessById(host.Id);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{size,12:N0}{ready.TotalSeconds,8:0.0} s{process.WorkingSet64 / 1024 / 1024,6} MB{"",4}"
                    + $"{cells[0],28}{cells[1],14}{cells[2],14}{cells[3],14}{cells[4],14}"));
            await host.StopAsync();
        }

        Directory.Delete(data, recursive: true);
    }

    internal static async Task<string> TimeAsync(HostProcess host, string path)
    {
        var uri = new Uri(path, UriKind.Relative);
        for (var i = 0; i < 20; i++) (await host.Client.GetAsync(uri)).EnsureSuccessStatusCode();
        var times = new List<double>();
        for (var i = 0; i < Calls; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            (await host.Client.GetAsync(uri)).EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{times[Calls / 2]:0.0} / {times[Calls * 99 / 100]:0.0}");
    }

    /// <summary>Rows as the host writes them, made by SQLite itself: a chat for every hundred messages, an event a message.</summary>
    internal static void Fill(string file, int size)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var fill = connection.CreateCommand();
        fill.CommandTimeout = 0;
        fill.CommandText = $"""
            DELETE FROM messages; DELETE FROM chats; DELETE FROM omni_events;
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {Math.Max(1, size / 100)})
            INSERT INTO chats (seq, id, instance_id, external_id, canonical_id, chat_type, channel, name, participant_count,
                message_count, unread_count, last_message_at, last_message_preview, created_at, updated_at)
            SELECT i + 1, {Id("c")}, {Instance}, '5511' || (900000000 + i), '5511' || (900000000 + i),
                'dm', 'whatsapp-cloud', 'Customer ' || i, 1, 100, 1, 1735689600000 + i * 1000, 'Hello', 0, 0 FROM n;
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {size})
            INSERT INTO messages (seq, id, instance_id, chat_id, external_id, source, is_from_me, message_type, text_content,
                has_media, is_forwarded, forward_count, status, delivery_status, edit_count,
                platform_timestamp, received_at, created_at, updated_at)
            SELECT i + 1, {Id("m")}, {Instance}, (SELECT id FROM chats WHERE seq = i % {Math.Max(1, size / 100)} + 1),
                'wamid.' || hex(randomblob(20)), 'realtime', 0, 'text', 'Hello, this is message ' || i, 0, 0, 0, 'active', 'delivered', 0,
                1735689600000 + i * 1000, 0, 0, 0 FROM n;
            INSERT INTO omni_events (seq, id, unique_key, external_id, channel, instance_id, event_type, direction, content_type,
                text_content, chat_id, message_id, status, received_at, processed_at, envelope)
            SELECT seq, id, 'received|' || external_id, external_id, 'whatsapp-cloud', instance_id, 'message.received',
                'inbound', 'text', text_content, chat_id, id, 'completed', platform_timestamp, platform_timestamp,
                '{"{"}"id":"' || id || '","type":"message.received","payload":{"{"}{"}"},'
                || '"timestamp":0,"metadata":{"{"}{"}"}{"}"}' FROM messages;
            INSERT INTO progress (name, position) VALUES ('relay', {size}) ON CONFLICT (name) DO UPDATE SET position = excluded.position;
            """;
        fill.ExecuteNonQuery();
    }

    private const string Instance = "'01900000-0000-7000-8000-00000000000A'";

    private static string Id(string kind) => $"'01900000-0000-7000-8000-' || '{(kind == "c" ? "C" : "D")}' || printf('%011X', i)";

    internal static string IdOf(int place, string kind) => $"01900000-0000-7000-8000-{(kind == "c" ? "C" : "D")}{place:X11}";
}
