using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Omni.Client.Tests;

/// <summary>A server that says exactly what it is given, and then keeps its connections open or closes them.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    /// <summary>The head of an event stream, without a length: it ends with its connection.</summary>
    public const string Stream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\nretry: 2000\n\n";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly Func<string, int, (string Answer, bool KeepOpen)> _script;
    private readonly Task _serving;

    /// <param name="script">By the request's head, and its number from 0: what is answered, and whether the
    /// connection is left open.</param>
    public ScriptedServer(Func<string, int, (string Answer, bool KeepOpen)> script)
    {
        _script = script;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The heads of the requests so far.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Says something on every connection that is open.</summary>
    public async Task SayAsync(string text)
    {
        foreach (var client in _open) await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
    }

    public static string Json(string body) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    public static string Event(Guid id) =>
        $"id: {id}\nevent: message.received\ndata: "
        + $"{{\"id\":\"{id}\",\"type\":\"message.received\",\"timestamp\":0,\"payload\":{{}},\"metadata\":{{}}}}\n\n";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        foreach (var client in _open) client.Dispose();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) await AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        var (head, buffer) = (new StringBuilder(), new byte[4096]);
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
            head.Append(Encoding.ASCII.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer, _stop.Token)));
        var (answer, keepOpen) = _script(head.ToString(), _requests.Count);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), _stop.Token);
        _requests.Enqueue(head.ToString());
        if (keepOpen) _open.Add(client);
        else client.Dispose();
    }
}
