using System.Diagnostics;
using System.Globalization;

namespace Omni.Benchmarks;

/// <summary>
/// Durable ingest on a disk that needs so many milliseconds more for every sync, as disks across a network do: a small library loaded
/// before the host's own delays fsync and fdatasync.
/// </summary>
internal static class SlowDisk
{
    private const string Source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <stdlib.h>
        #include <time.h>
        static void slow(void) {
            const char *text = getenv("SLOW_SYNC_MS");
            struct timespec pause = { 0, (text ? atol(text) : 0) * 1000000L };
            nanosleep(&pause, 0);
        }
        int fsync(int fd) { static int (*real)(int); if (!real) real = dlsym(RTLD_NEXT, "fsync"); slow(); return real(fd); }
        int fdatasync(int fd) { static int (*real)(int); if (!real) real = dlsym(RTLD_NEXT, "fdatasync"); slow(); return real(fd); }
        """;

    public static async Task RunAsync(int milliseconds, int connections)
    {
        var folder = Directory.CreateTempSubdirectory("omni-slow-").FullName;
        var (source, library) = (Path.Combine(folder, "slow.c"), Path.Combine(folder, "slow.so"));
        await File.WriteAllTextAsync(source, Source);
        using (var compile = Process.Start("cc", ["-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"]))
        {
            await compile.WaitForExitAsync();
            if (compile.ExitCode != 0) throw new InvalidOperationException("A C compiler is needed (cc)");
        }

        await using (var target = await LoadTarget.StartAsync(("LD_PRELOAD", library), ("SLOW_SYNC_MS", $"{milliseconds}")))
        {
            await LoadDriver.RunAsync(target.Host.Address.Port, LoadBody.Mixed(target.Path, 20_000), connections, TimeSpan.FromSeconds(2));
            await target.DrainedAsync();
            var clock = TimeProvider.System.GetTimestamp();
            var burst = await LoadDriver.RunAsync(
                target.Host.Address.Port, LoadBody.Mixed(target.Path, 150_000), connections, TimeSpan.FromSeconds(6));
            await target.DrainedAsync();
            var seconds = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{milliseconds} ms added to every sync, {connections} connections: {burst.PerSecond:N0} acks/s, "
                + $"p50 {burst.Percentile(0.5):0.0} ms, p99 {burst.Percentile(0.99):0.0} ms, {burst.Refused} refused; "
                + $"{burst.Acked / seconds:N0}/s until all is processed"));
        }

        Directory.Delete(folder, recursive: true);
    }
}
