using System.Net;
using System.Net.Sockets;

namespace Omni.Api.Postgres.Tests;

/// <summary>Stands between a host and its database, and can break the connection of the next commit: before the server has it, or after it was done and before the host knows.</summary>
internal sealed class CommitProxy : IAsyncDisposable
{
    public enum Break
    {
        None,
        BeforeCommit,
        AfterCommit,
    }

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _next;

    public CommitProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether the commit that was to be broken was.</summary>
    public bool IsBroken => Volatile.Read(ref _next) == (int)Break.None;

    public void BreakNext(Break how) => Volatile.Write(ref _next, (int)how);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var relays = new List<Task>();
        try
        {
            while (true) relays.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(relays);
        }
    }

    private async Task RelayAsync(TcpClient host)
    {
        using var client = host;
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, _server);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var answers = server.GetStream().CopyToAsync(client.GetStream(), end.Token);
        await Task.WhenAny(ForwardAsync(client.GetStream(), server.GetStream(), end), answers);
        await end.CancelAsync();
        await Task.WhenAny(answers);
    }

    /// <summary>From the host to the server, until the connection is to break.</summary>
    private async Task ForwardAsync(NetworkStream host, NetworkStream server, CancellationTokenSource answers)
    {
        var buffer = new byte[65536];
        while (await host.ReadAsync(buffer, answers.Token) is var read and > 0)
        {
            var how = buffer.AsSpan(0, read).IndexOf("COMMIT\0"u8) >= 0 ? (Break)Interlocked.Exchange(ref _next, (int)Break.None) : Break.None;
            if (how == Break.BeforeCommit) return;
            if (how == Break.AfterCommit)
            {
                // The server ends by itself what it has read, whoever hears of it.
                await answers.CancelAsync();
                await server.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
                server.Socket.Shutdown(SocketShutdown.Send);
                return;
            }

            await server.WriteAsync(buffer.AsMemory(0, read), answers.Token);
        }
    }
}
