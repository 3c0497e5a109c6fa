using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Omni.Benchmarks;

/// <summary>
/// Posts ready requests over so many connections, each waiting for its answer, with as little work of its own as can be: raw sockets.
/// </summary>
internal static class LoadDriver
{
    /// <summary>What came of a run.</summary>
    /// <param name="Acked">Answers 2xx.</param>
    /// <param name="Refused">Other answers.</param>
    /// <param name="Seconds">How long it took.</param>
    /// <param name="LatenciesMs">Of each answer, in order of size.</param>
    public sealed record Result(int Acked, int Refused, double Seconds, double[] LatenciesMs)
    {
        public double PerSecond => Acked / Seconds;

        public double Percentile(double share) =>
            LatenciesMs.Length == 0 ? 0 : LatenciesMs[(int)Math.Min(LatenciesMs.Length - 1, share * LatenciesMs.Length)];
    }

    /// <param name="port">On 127.0.0.1.</param>
    /// <param name="requests">Each is sent once, unless they are to go round.</param>
    /// <param name="connections">How many wait at a time.</param>
    /// <param name="atMost">Ends earlier when the requests have run out.</param>
    /// <param name="goRound">Begins with the first again.</param>
    /// <param name="perSecond">An even pace instead of as fast as can be; null has none.</param>
    public static async Task<Result> RunAsync(
        int port, byte[][] requests, int connections, TimeSpan atMost, bool goRound = false, double? perSecond = null)
    {
        var next = -1;
        var clock = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, connections).Select(_ => WorkAsync()).ToList();
        var results = await Task.WhenAll(workers);
        var seconds = clock.Elapsed.TotalSeconds;
        var latencies = results.SelectMany(r => r.Latencies).ToArray();
        Array.Sort(latencies);
        return new Result(results.Sum(r => r.Acked), results.Sum(r => r.Refused), seconds, latencies);

        async Task<(int Acked, int Refused, List<double> Latencies)> WorkAsync()
        {
            await Task.Yield();
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            var buffer = new byte[4096];
            var (acked, refused, latencies) = (0, 0, new List<double>());
            while (clock.Elapsed < atMost)
            {
                var mine = Interlocked.Increment(ref next);
                if (mine >= requests.Length && !goRound) break;
                if (perSecond is { } pace && TimeSpan.FromSeconds(mine / pace) - clock.Elapsed is { TotalMilliseconds: > 1 } early)
                    await Task.Delay(early, TimeProvider.System);
                var begun = Stopwatch.GetTimestamp();
                await SendAsync(socket, requests[mine % requests.Length]);
                if (await ReadStatusAsync(socket, buffer) is >= 200 and < 300) acked++;
                else refused++;
                latencies.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            return (acked, refused, latencies);
        }
    }

    private static async ValueTask SendAsync(Socket socket, byte[] request)
    {
        for (var sent = 0; sent < request.Length;) sent += await socket.SendAsync(request.AsMemory(sent));
    }

    /// <summary>The status of one answer, whose body is read and left.</summary>
    private static async ValueTask<int> ReadStatusAsync(Socket socket, byte[] buffer)
    {
        var count = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(count));
            if (read == 0) throw new IOException("The connection was closed");
            count += read;
            if (IsWhole(buffer.AsSpan(0, count), out var status)) return status;
            if (count == buffer.Length) throw new IOException("The answer is too long");
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer, out int status)
    {
        status = 0;
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        status = int.Parse(Encoding.ASCII.GetString(answer.Slice(9, 3)), System.Globalization.CultureInfo.InvariantCulture);
        var head = answer[..end];
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) return answer[(end + 4)..].EndsWith("0\r\n\r\n"u8) || answer.Length == end + 4;
        var rest = head[(at + 16)..];
        var stop = rest.IndexOf((byte)'\r');
        var length = int.Parse(Encoding.ASCII.GetString(stop < 0 ? rest : rest[..stop]), System.Globalization.CultureInfo.InvariantCulture);
        return answer.Length >= end + 4 + length;
    }
}
