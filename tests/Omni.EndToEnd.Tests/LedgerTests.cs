using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>
/// The two promises, under bad luck: nothing acknowledged is ever lost, nothing is ever sent twice. Short here; as long as
/// one likes with <c>OMNI_CRASH_ROUNDS=30</c>.
/// </summary>
public sealed class LedgerTests
{
    [Fact]
    public async Task Kills_at_any_instant_lose_nothing_and_double_nothing()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("OMNI_CRASH_ROUNDS") ?? "3", CultureInfo.InvariantCulture);
        var seed = Environment.TickCount;
        var chance = new Random(seed);
        await LedgerWorld.RunAsync(async (world, ledger) =>
        {
            object[] badLuck = [new { errorCode = 131000 }, new
            {
                errorCode = 130429,
            }, new { drop = "after" }, new { drop = "before" }, new { httpStatus = 503 }, new { answerDelayMs = 300, count = 5 }];
            for (var round = 0; round < rounds; round++)
            {
                await world.Meta.Client.PostAsJsonAsync("/sandbox/faults", badLuck[chance.Next(badLuck.Length)]);
                var target = ledger.Acknowledged + chance.Next(1, 300);
                await Eventually.IsAsync(() => Task.FromResult(ledger.Acknowledged), acked => acked >= target, "the host acknowledges");
                await world.KillAsync();
            }
        }, $"seed {seed}, {rounds} rounds");
    }

    [Fact]
    public async Task A_full_disk_refuses_what_it_cannot_keep_and_keeps_what_it_took()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            Assert.Skip("A small file system can be mounted by root on Linux only");
        var disk = Directory.CreateTempSubdirectory("omni-full-").FullName;
        Shell("mount", "-t", "tmpfs", "-o", "size=6m", "omni-full", disk);
        try
        {
            await LedgerWorld.RunAsync(async (world, _) =>
            {
                await Eventually.IsAsync(() => Task.FromResult(Free(disk)), free => free < 200_000, "the disk is full");
                (await world.Host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode
                    .Should().Be(System.Net.HttpStatusCode.ServiceUnavailable);

                // Somebody makes room; the host goes on by itself.
                Shell("mount", "-o", "remount,size=400m", disk);
            }, "full disk", Path.Combine(disk, "data"), ("Omni:Health:MinFreeDiskBytes", "1000000"));
        }
        finally
        {
            Shell("umount", "-l", disk);
            Directory.Delete(disk);
        }
    }

    [Fact]
    public async Task A_database_that_somebody_else_holds_for_a_while_delays_and_loses_nothing() =>
        await LedgerWorld.RunAsync(async (world, ledger) =>
        {
            await Eventually.IsAsync(() => Task.FromResult(ledger.Acknowledged), acked => acked > 50, "the host acknowledges");
            foreach (var file in new[] { "omni.db", "inbox.db" })
            {
                await using var other = new SqliteConnection($"Data Source={Path.Combine(world.Data, file)};Pooling=False");
                await other.OpenAsync();
                await using var begin = other.CreateCommand();
                begin.CommandText = "BEGIN IMMEDIATE";
                await begin.ExecuteNonQueryAsync();
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
                begin.CommandText = "COMMIT";
                await begin.ExecuteNonQueryAsync();
                var target = ledger.Acknowledged + 50;
                await Eventually.IsAsync(() => Task.FromResult(ledger.Acknowledged), acked => acked >= target, "the host goes on");
            }
        }, "busy database");

    private static long Free(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    private static void Shell(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        process.ExitCode.Should().Be(0, $"{command} {string.Join(' ', arguments)}");
    }
}
