using System.Net;
using System.Text.Json;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;

namespace Omni.Api.Tests.Operations.Retention;

/// <summary>What the tests of retention do to a host on a clock of its own.</summary>
internal static class RetentionHost
{
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>A text message comes and is processed.</summary>
    public static async Task ReceiveAsync(this FakeTimeHost host, string wamid, string from, string text)
    {
        var body = TestWebhook.Text(wamid, from, text);
        (await host.Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), host.InstanceId)).StatusCode.Should().Be(HttpStatusCode.OK);
        await host.UntilAsync(() => host.EventsAsync(wamid), found => found.Count > 0, $"{wamid} is processed");
    }

    /// <summary>The events of a message, by the channel's id.</summary>
    public static async Task<List<JsonElement>> EventsAsync(this FakeTimeHost host, string wamid) =>
        [.. (await host.Host.ListAsync("/api/v2/events?limit=100")).Where(e => e.GetProperty("externalId").GetString() == wamid)];

    public static Task<IReadOnlyList<JsonElement>> MessagesAsync(this FakeTimeHost host) =>
        host.Host.ListAsync("/api/v2/messages?limit=100");

    public static async Task<HttpStatusCode> StatusOfAsync(this FakeTimeHost host, string path)
    {
        using var response = await host.Host.Api.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
