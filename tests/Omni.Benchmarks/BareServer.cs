using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Omni.Testing;

namespace Omni.Benchmarks;

/// <summary>
/// The measure: Kestrel that reads a webhook, verifies its signature in constant time, and answers 200. It stores nothing. A
/// process of its own.
/// </summary>
internal static class BareServer
{
    public static async Task ServeAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        var secret = Encoding.UTF8.GetBytes(TestNumber.Fixtures.AppSecret);
        app.MapPost("/webhooks/whatsapp-cloud", async (HttpRequest request) =>
        {
            var body = new byte[(int)request.ContentLength!.Value];
            await request.Body.ReadExactlyAsync(body);
            return Verify(request.Headers["X-Hub-Signature-256"].ToString(), body, secret) ? Results.Ok() : Results.Unauthorized();
        });
        await app.RunAsync();
    }

    /// <summary>Starts this program once more, as the server; ready when it answers.</summary>
    public static async Task<(Process Process, int Port)> StartAsync()
    {
        var port = HostProcess.FreePort();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Omni.Benchmarks.dll"), "bare", $"{port}"])
        {
            UseShellExecute = false,
        };

        // As the host has it: one kind of garbage collector for both.
        start.Environment["DOTNET_gcServer"] = "0";
        var process = Process.Start(start)!;
        using var client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true);
        await Eventually.IsAsync(async () =>
        {
            try
            {
                return (int)(await client.GetAsync(new Uri($"http://127.0.0.1:{port}/"))).StatusCode;
            }
            catch (HttpRequestException)
            {
                return 0;
            }
        }, status => status > 0, "the bare server answers");
        return (process, port);
    }

    private static bool Verify(string header, byte[] body, byte[] secret)
    {
        Span<byte> claimed = stackalloc byte[32], actual = stackalloc byte[32];
        if (header.Length != 71 || Convert.FromHexString(header.AsSpan(7), claimed, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        HMACSHA256.HashData(secret, body, actual);
        return CryptographicOperations.FixedTimeEquals(claimed, actual);
    }
}
