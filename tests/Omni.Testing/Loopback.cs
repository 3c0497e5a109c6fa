using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Omni.Testing;

/// <summary>
/// Local ports. They are below the range for outgoing connections: otherwise an outgoing connection could take a port while
/// the host that listens on it restarts.
/// </summary>
public static class Loopback
{
    private const int First = 20000, Last = 32000;

    private static readonly ConcurrentBag<FileStream> Taken = [];

    /// <summary>Returns a free port. No other test gets it while this process runs.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last);
            if (!IsListenedOn(port) && TryTake(port)) return port;
        }
    }

    /// <summary>Whether a server listens on the port.</summary>
    public static async Task<bool> IsUpAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool IsListenedOn(int port) =>
        Array.Exists(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners(), listener => listener.Port == port);

    /// <summary>Test processes on one machine run in parallel: a file marks the owner of a port.</summary>
    private static bool TryTake(int port)
    {
        try
        {
            Taken.Add(new FileStream(
                Path.Combine(Path.GetTempPath(), $"omni-test-port-{port}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
                FileOptions.DeleteOnClose));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
