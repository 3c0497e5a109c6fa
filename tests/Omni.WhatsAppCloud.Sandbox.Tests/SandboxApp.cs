using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>The sandbox on a clock of its own, with a callback that keeps the statuses that come.</summary>
internal sealed class SandboxApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxApp()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSandbox();
        _app = builder.Build();
        _app.MapSandbox();
        _app.MapGet("/callback", (HttpRequest request) => Results.Text(request.Query["hub.challenge"]));
        _app.MapPost("/callback", (JsonElement body) =>
        {
            var change = body.GetProperty("entry")[0].GetProperty("changes")[0];
            var value = change.GetProperty("value");
            Changes.Enqueue(change);
            if (!value.TryGetProperty("statuses", out var statuses)) return;
            Statuses.Enqueue($"{statuses[0].GetProperty("status").GetString()} {statuses[0].GetProperty("id").GetString()}");
        });
    }

    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public HttpClient Client { get; private set; } = null!;

    /// <summary>A client without a token.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    /// <summary>Status and wamid of each status that came.</summary>
    public ConcurrentQueue<string> Statuses { get; } = new();

    /// <summary>Field and value of each webhook that came.</summary>
    public ConcurrentQueue<JsonElement> Changes { get; } = new();

    private static SandboxNumber Number => SandboxNumber.Default;

    public static async Task<SandboxApp> StartAsync()
    {
        var app = new SandboxApp();
        await app._app.StartAsync();
        app.Client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = new Uri(app._app.Urls.First()) };
        app.Client.DefaultRequestHeaders.Authorization = new("Bearer", Number.AccessToken);
        app.Client.DefaultRequestHeaders.UserAgent.ParseAdd("tests");
        app.Stranger = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = app.Client.BaseAddress };
        var callback = new { override_callback_uri = $"{app._app.Urls.First()}/callback", verify_token = "any" };
        var configured = await app.Client.PostAsJsonAsync($"/v25.0/{Number.PhoneNumberId}", new { webhook_configuration = callback });
        configured.EnsureSuccessStatusCode();
        (await app.Client.PutAsJsonAsync("/sandbox/users/5511987654321/window", new { open = true })).EnsureSuccessStatusCode();
        return app;
    }

    public async Task FaultAsync(string fault) => (await PostFaultAsync(fault)).EnsureSuccessStatusCode();

    public async Task<HttpResponseMessage> PostFaultAsync(string fault)
    {
        using var content = new StringContent(fault, Encoding.UTF8, "application/json");
        return await Client.PostAsync(new Uri("/sandbox/faults", UriKind.Relative), content);
    }

    public async Task AddNumberAsync(SandboxNumber number) => (await Client.PostAsJsonAsync("/sandbox/numbers", new
    {
        number.PhoneNumberId,
        number.BusinessAccountId,
        number.DisplayPhoneNumber,
        number.VerifiedName,
        number.AccessToken,
        number.AppSecret,
        number.AnswerDelayMs,
    })).EnsureSuccessStatusCode();

    public Task<HttpResponseMessage> SendAsync(string to = "5511987654321", string callbackData = "our-id", CancellationToken ct = default)
    {
        var text = new { body = "hi" };
        var message = new { messaging_product = "whatsapp", to, type = "text", text, biz_opaque_callback_data = callbackData };
        return Client.PostAsJsonAsync($"/v25.0/{Number.PhoneNumberId}/messages", message, ct);
    }

    public Task<HttpResponseMessage> GetNumberAsync() => Client.GetAsync(new Uri($"/v25.0/{Number.PhoneNumberId}", UriKind.Relative));

    public async Task<JsonElement> SendsAsync() =>
        JsonElement.Parse(await Client.GetStringAsync(new Uri($"/sandbox/numbers/{Number.PhoneNumberId}/sends", UriKind.Relative)));

    public async Task<int> AcceptedAsync() => (await SendsAsync()).GetProperty("accepted").GetInt32();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Stranger.Dispose();
        await _app.DisposeAsync();
    }
}
