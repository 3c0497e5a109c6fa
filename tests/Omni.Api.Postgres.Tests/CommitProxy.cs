using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Omni.Api.Postgres.Tests;

/// <summary>
/// Stands between a host and its database, and can break the connection of one commit: before the server has it, or after it was done and
/// before the host knows.
/// </summary>
internal sealed class CommitProxy : IAsyncDisposable
{
    public enum Break
    {
        BeforeCommit,
        AfterCommit,
    }

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private Order? _order;
    private volatile bool _isDown;

    public CommitProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether the commit that was to be broken was.</summary>
    public bool IsBroken => Volatile.Read(ref _order) is null;

    /// <summary>
    /// Breaks the next commit of a transaction in which a text is stored. With <paramref name="stayDown"/> nobody gets through afterwards,
    /// until <see cref="ComeUp"/>.
    /// </summary>
    public void BreakNext(Break how, string text, bool stayDown = false) =>
        Volatile.Write(ref _order, new Order(how, Encoding.UTF8.GetBytes(text), stayDown));

    public void ComeUp() => _isDown = false;

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
        if (_isDown) return;
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
        Order? seen = null;
        while (await host.ReadAsync(buffer, answers.Token) is var read and > 0)
        {
            if (Volatile.Read(ref _order) is { } order && buffer.AsSpan(0, read).IndexOf(order.Text) >= 0) seen = order;
            if (seen is not null && buffer.AsSpan(0, read).IndexOf("COMMIT\0"u8) >= 0)
            {
                _isDown = seen.StayDown;
                Volatile.Write(ref _order, null);
                if (seen.How == Break.BeforeCommit) return;

                // The server ends by itself what it has read, whoever hears of it.
                await answers.CancelAsync();
                await server.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
                server.Socket.Shutdown(SocketShutdown.Send);
                return;
            }

            await server.WriteAsync(buffer.AsMemory(0, read), answers.Token);
        }
    }

    private sealed record Order(Break How, byte[] Text, bool StayDown);
}
