using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Instances;

/// <summary>Hosts, one after the other on the same data, with tenants who each have a key for their own instance.</summary>
public sealed class OwnershipHost : IAsyncDisposable
{
    private static readonly Dictionary<string, string?> Settings =
        new() { ["Omni:Subscriptions:AllowPrivateAddresses"] = "true", ["Omni:Subscriptions:FirstRetryAfter"] = "00:00:01" };

    public OmniHost Host { get; private set; } = OmniHost.Start(settings: Settings);

    public async Task RestartAsync()
    {
        await Host.StopAsync();
        StartAgain();
    }

    /// <summary>Starts on the data of the host that was stopped.</summary>
    public void StartAgain() => Host = OmniHost.StartOn(Host.Data, settings: Settings);

    /// <summary>A client whose key may use one instance and nothing else.</summary>
    public async Task<HttpClient> TenantAsync(Guid instance)
    {
        var (status, made) = await Host.PostAsync(
            "/api/v2/keys", new { name = $"tenant {instance}", scopes = new[] { "*" }, instanceIds = new[] { instance } });
        status.Should().Be(HttpStatusCode.Created, made.ToString());
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        return client;
    }

    /// <summary>Creates an instance, whether or not it can be connected.</summary>
    public async Task<(Guid Id, string Answer)> CreateAsync(string name, IReadOnlyDictionary<string, string?> credentials)
    {
        var (status, made) = await Host.PostAsync(
            "/api/v2/instances",
            new
            {
                name,
                channel = "whatsapp-cloud",
                credentials,
                options = new { graphBaseUrl = Host.Address, callbackUrl = Host.Address },
            });
        status.Should().Be(HttpStatusCode.Created, made.ToString());
        return (made.GetProperty("data").GetProperty("id").GetGuid(), made.ToString());
    }

    public async Task<(HttpStatusCode Status, string Answer)> PatchAsync(Guid instance, object body, HttpClient? client = null)
    {
        using var content = JsonContent.Create(body);
        using var response = await (client ?? Host.Api).PatchAsync(new Uri($"/api/v2/instances/{instance}", UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Lets an instance find the sandbox of this host, which has another port than the one before, and connects it.</summary>
    public Task<(HttpStatusCode Status, string Answer)> PointAtAsync(Guid instance) =>
        PatchAsync(instance, new { options = new { graphBaseUrl = Host.Address, callbackUrl = Host.Address } });

    public async Task<JsonElement> StatusAsync(Guid instance) =>
        (await Host.GetAsync($"/api/v2/instances/{instance}/status")).GetProperty("data");

    public async Task<string?> StateAsync(Guid instance) => (await StatusAsync(instance)).GetProperty("state").GetString();

    /// <summary>
    /// Posts a text to a number as Meta would, to the app's own address or an instance's; answers once it is a message of the instance.
    /// </summary>
    public async Task ReceivesAsync(Guid instance, TestNumber number, string text, bool toTheApp = false)
    {
        var body = TestWebhook.Text($"wamid.{text}", "5511930000001", text, phoneNumberId: number.PhoneNumberId);
        (await Host.PostWebhookAsync(body, number.Sign(body), toTheApp ? null : instance)).StatusCode.Should().Be(HttpStatusCode.OK);
        await Eventually.IsAsync(() => Host.ListAsync($"/api/v2/messages?instanceId={instance}&search={text}"), found => found.Count == 1,
            $"'{text}' is a message of its instance");
    }

    public async ValueTask DisposeAsync()
    {
        var data = Host.Data;
        await Host.StopAsync();
        Directory.Delete(data, recursive: true);
    }
}
