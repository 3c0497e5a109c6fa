using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Omni.Testing;

/// <summary>
/// Ports of this machine. They lie below those that systems give to outgoing connections: one of these may take a port
/// for itself while a host that is to listen on it is being started again.
/// </summary>
public static class Loopback
{
    private const int First = 20000, Last = 32000;

    private static readonly ConcurrentBag<FileStream> Taken = [];

    /// <summary>A port that nobody listens on, and that no other test is given as long as this process lives.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last);
            if (!IsListenedOn(port) && TryTake(port)) return port;
        }
    }

    /// <summary>Whether somebody listens there.</summary>
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

    /// <summary>The tests of one machine run in several processes: a file says whose a port is.</summary>
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
