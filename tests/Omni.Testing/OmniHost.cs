using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Omni.Testing;

/// <summary>The complete host with Kestrel and a real database, and the sandbox as Meta. It has its own port and data folder.</summary>
public sealed class OmniHost : IAsyncDisposable
{
    /// <summary>The sender of the marker messages of <see cref="ProcessedAsync"/>.</summary>
    public const string MarkPhone = "5511999999999";

    public const string ApiKey = "omni_sk_0123456789abcdef0123456789abcdef";

    private readonly Factory _factory;
    private readonly bool _ownsData;
    private int _marks;

    private OmniHost(string data, bool ownsData, Action<IServiceCollection>? services, IReadOnlyDictionary<string, string?>? settings)
    {
        Data = data;
        _ownsData = ownsData;
        _factory = new Factory(data, services, [.. DatabaseOf(data), .. settings ?? new Dictionary<string, string?>()]);
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
        Api = _factory.CreateDefaultClient(Address);
        Api.DefaultRequestHeaders.Add("x-api-key", ApiKey);
        Web = _factory.CreateDefaultClient(Address);
    }

    /// <summary>Returns the database settings of a host by its data folder. The default is none, which selects SQLite.</summary>
    public static Func<string, IReadOnlyDictionary<string, string?>> DatabaseOf { get; set; } = _ => new Dictionary<string, string?>();

    /// <summary>The data folder.</summary>
    public string Data { get; }

    public Uri Address { get; }

    /// <summary>A client with the primary key.</summary>
    public HttpClient Api { get; }

    /// <summary>A client without a key: for webhooks, the sandbox's control API and unauthorized requests.</summary>
    public HttpClient Web { get; }

    public IServiceProvider Services => _factory.Services;

    public static OmniHost Start(Action<IServiceCollection>? services = null, IReadOnlyDictionary<string, string?>? settings = null) =>
        new(Directory.CreateTempSubdirectory("omni-test-").FullName, ownsData: true, services, settings);

    /// <summary>Starts a host on the data of another one, which must have stopped.</summary>
    public static OmniHost StartOn(
        string data, Action<IServiceCollection>? services = null, IReadOnlyDictionary<string, string?>? settings = null) =>
        new(data, ownsData: false, services, settings);

    /// <summary>Creates another client without a key.</summary>
    public HttpClient NewClient() => _factory.CreateDefaultClient(Address);

    /// <summary>Adds a number to the sandbox and connects an instance to it; returns the instance's id.</summary>
    public async Task<Guid> ConnectAsync(TestNumber number, string? name = null)
    {
        await AddNumberAsync(number);
        var created = await Api.PostAsJsonAsync("/api/v2/instances", new
        {
            name = name ?? $"number {number.PhoneNumberId}",
            channel = "whatsapp-cloud",
            credentials = number.Credentials(),
            options = new { graphBaseUrl = Address, callbackUrl = Address },
        });
        var body = await created.Content.ReadFromJsonAsync<JsonElement>();
        if (created.StatusCode != HttpStatusCode.Created) throw new InvalidOperationException(body.ToString());
        var id = body.GetProperty("data").GetProperty("id").GetGuid();
        var state = (await GetAsync($"/api/v2/instances/{id}/status")).GetProperty("data").GetProperty("state").GetString();
        return state == "connected" ? id : throw new InvalidOperationException($"The instance is {state}");
    }

    /// <summary>Adds a number to the sandbox.</summary>
    public async Task AddNumberAsync(TestNumber number) => (await Web.PostAsJsonAsync("/sandbox/numbers", new
    {
        number.PhoneNumberId,
        number.BusinessAccountId,
        displayPhoneNumber = "+1 555-078-3881",
        verifiedName = $"Test {number.PhoneNumberId}",
        number.AccessToken,
        number.AppSecret,
    })).EnsureSuccessStatusCode();

    /// <summary>Posts a webhook as Meta does, with any signature or none.</summary>
    public async Task<HttpResponseMessage> PostWebhookAsync(byte[] body, string? signature, Guid? instance = null)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/webhooks/whatsapp-cloud{(instance is null ? "" : $"?instance={instance}")}")
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new("application/json");
        if (signature is not null) request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        return await Web.SendAsync(request);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        var response = await Api.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"GET {path} answered {(int)response.StatusCode}: {text}");
    }

    /// <summary>Reads the items of a list.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path) =>
        [.. (await GetAsync(path)).GetProperty("items").EnumerateArray()];

    /// <summary>Posts JSON with the primary key.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, object? body, HttpClient? client = null)
    {
        using var content = body as HttpContent
            ?? (body is string text ? new StringContent(text, Encoding.UTF8, "application/json") : JsonContent.Create(body));
        var response = await (client ?? Api).PostAsync(new Uri(path, UriKind.Relative), content);
        var answer = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, answer.Length > 0 ? JsonElement.Parse(answer) : default);
    }

    /// <summary>Sends a text message.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body)> SendTextAsync(Guid instanceId, string to, string text, string? replyTo = null) =>
        PostAsync("/api/v2/messages/send", new { instanceId, to, text, replyTo });

    /// <summary>
    /// Waits until all webhooks posted so far are processed, by posting a marker: the inbox keeps its order. For the fixtures' number.
    /// </summary>
    public async Task ProcessedAsync(Guid instance)
    {
        var mark = $"mark-{Interlocked.Increment(ref _marks)}";
        var body = TestWebhook.Text($"wamid.{mark}", MarkPhone, mark);
        await PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), instance);
        await Eventually.IsAsync(
            () => ListAsync($"/api/v2/messages?search={mark}"),
            found => found.Any(m => m.GetProperty("textContent").GetString() == mark),
            "the mark is processed");
    }

    /// <summary>Posts a webhook of the fixtures' number and waits until it is processed.</summary>
    public async Task ReceiveAsync(byte[] body, Guid instance)
    {
        (await PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), instance)).EnsureSuccessStatusCode();
        await ProcessedAsync(instance);
    }

    /// <summary>Returns the messages that arrived on a customer's phone.</summary>
    public async Task<IReadOnlyList<JsonElement>> ArrivedAtAsync(string phone) =>
        [.. (await GetAsync($"/sandbox/users/{phone}/messages")).GetProperty("items").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Web.Dispose();
        await _factory.DisposeAsync();
        if (_ownsData) Directory.Delete(Data, recursive: true);
    }

    /// <summary>Stops the host and keeps its data.</summary>
    public async Task StopAsync()
    {
        Api.Dispose();
        Web.Dispose();
        await _factory.DisposeAsync();
    }

    private sealed class Factory(string data, Action<IServiceCollection>? services, IReadOnlyList<KeyValuePair<string, string?>> settings)
        : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Test");
            builder.UseSetting("OMNI_API_KEY", ApiKey);
            builder.UseSetting("Omni:DataDirectory", data);
            builder.UseSetting("Sandbox:Enabled", "true");
            builder.UseSetting("Sandbox:Lenient", "true");
            builder.UseSetting("Omni:Search:MaxWait", "00:01:00");
            builder.UseSetting("Sandbox:StatusDelay", "00:00:00.020");
            builder.UseSetting("Sandbox:RetryDelay", "00:00:00.050");
            builder.UseSetting("WhatsAppCloud:AllowLoopbackGraph", "true");
            builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
            builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Warning");
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
            if (services is not null) builder.ConfigureServices(services);
        }
    }
}
