using System.Globalization;
using Omni.Benchmarks;

switch (args)
{
    case ["media"]:
        await MediaMemory.RunAsync();
        return 0;
    case ["ingest", .. var rest]:
        await IngestLoad.RunAsync(Number(rest, 0, 64), Number(rest, 1, 5));
        return 0;
    case ["postgres", .. var rest]:
        await IngestLoad.OnPostgresAsync(Number(rest, 0, 64), Number(rest, 1, 3));
        return 0;
    case ["sustain", .. var rest]:
        await IngestLoad.SustainAsync(Number(rest, 0, 3000), TimeSpan.FromSeconds(Number(rest, 1, 300)));
        return 0;
    case ["send", .. var rest]:
        await SendLoad.OneNumberAsync(Number(rest, 0, 1000), Number(rest, 1, 100_000));
        return 0;
    case ["numbers", .. var rest]:
        await SendLoad.ManyNumbersAsync(Number(rest, 0, 20), Number(rest, 1, 30));
        return 0;
    case ["lists", .. var rest]:
        await ListLatency.RunAsync(Number(rest, 0, 1_000_000));
        return 0;
    case ["search", .. var rest]:
        await SearchLatency.RunAsync(Number(rest, 0, 1_000_000));
        await IngestLoad.WithAndWithoutSearchAsync(Number(rest, 1, 64), Number(rest, 2, 3));
        return 0;
    case ["reads", .. var rest]:
        await ReadLoad.RunAsync(Number(rest, 0, 1_000_000), Number(rest, 1, 20));
        return 0;
    case ["slow-disk", .. var rest]:
        await SlowDisk.RunAsync(Number(rest, 0, 8), Number(rest, 1, 256));
        return 0;
    case ["hot"]:
        BenchmarkDotNet.Running.BenchmarkRunner.Run<HotFunctions>();
        return 0;
    case ["all"]:
        await IngestLoad.RunAsync(connections: 64, rounds: 5);
        await IngestLoad.RunAsync(connections: 256, rounds: 3);
        await SlowDisk.RunAsync(milliseconds: 8, connections: 256);
        await IngestLoad.SustainAsync(perSecond: 3000, TimeSpan.FromMinutes(5));
        await SendLoad.OneNumberAsync(rate: 1000, queued: 100_000);
        await SendLoad.ManyNumbersAsync(numbers: 20, seconds: 30);
        await ListLatency.RunAsync(largest: 1_000_000);
        await SearchLatency.RunAsync(largest: 1_000_000);
        await IngestLoad.WithAndWithoutSearchAsync(connections: 64, rounds: 3);
        await ReadLoad.RunAsync(messages: 1_000_000, readers: 20);
        await MediaMemory.RunAsync();
        return 0;
    case ["bare", var port]:
        await BareServer.ServeAsync(int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    default:
        await Console.Error.WriteLineAsync(
            "Say which: all · hot · media · ingest [connections] [rounds] · postgres [connections] [rounds] · sustain [per second] "
            + "[seconds] · send [per second] [queued] · numbers [count] [seconds] · lists [largest] · "
            + "search [largest] [connections] [rounds] · reads [messages] [readers] · slow-disk [ms] [connections]");
        return 2;
}

static int Number(string[] args, int place, int otherwise) =>
    args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
