using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Omni.Testing;

/// <summary>A receiver of posted events, on a free loopback port.</summary>
public sealed class EventReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Post> _posts = new();

    private EventReceiver(WebApplication app, Uri address) => (_app, Address) = (app, address);

    public Uri Address { get; }

    /// <summary>Returns the HTTP status of the response to a post.</summary>
    public Func<Post, int> Answer { get; set; } = _ => 200;

    /// <summary>The received posts, in order.</summary>
    public IReadOnlyList<Post> Posts => [.. _posts];

    public static async Task<EventReceiver> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{Loopback.FreePort()}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.ToString());
        var receiver = new EventReceiver(builder.Build(), address);
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var post = new Post(
            await body.ReadToEndAsync(),
            context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString(), StringComparer.Ordinal));
        _posts.Enqueue(post);
        context.Response.StatusCode = Answer(post);
    }

    /// <summary>A received post.</summary>
    public sealed record Post(string Body, IReadOnlyDictionary<string, string> Headers);
}
