using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Api.Tests.Events;
using Omni.Testing;

namespace Omni.Api.Tests.Contract;

/// <summary>Every operation of the document, so that a new one cannot be forgotten.</summary>
public sealed class AccessWalkTests(Furnished furnished) : IClassFixture<Furnished>
{
    /// <summary>What any key may ask: it is told only of what is its own.</summary>
    private static readonly string[] ForEveryone =
    [
        "validateKey", "listInstances", "listSupportedChannels", "listSubscriptions", "listConsumers", "createConsumer", "getConsumer",
        "pullEvents", "ackEvents", "deleteConsumer", "listChannelCapabilities",
        "listEventTypes", "listEventsBySender", "listPersons", "getContext", "clearContext", "getJourneySummary",
    ];

    [Fact]
    public async Task Without_a_key_only_health_info_and_webhooks_answer()
    {
        var answered = new List<string>();
        foreach (var operation in await Operation.ReadAllAsync(furnished.Host))
        {
            using var request = operation.Request(
                name => furnished.PathOf(operation, name), furnished.QueryOf(operation), furnished.BodyOf(operation));
            using var response = await furnished.Host.Web.SendAsync(request);
            if (response.StatusCode != HttpStatusCode.Unauthorized) answered.Add(operation.Id);
            operation.IsOpen.Should().Be(response.StatusCode != HttpStatusCode.Unauthorized || operation.Id == "receiveWebhook",
                $"{operation} says whether it asks for a key");
        }

        answered.Should().BeEquivalentTo(["getLiveness", "getReadiness", "getHealth", "getApiHealth", "getInfo", "verifyWebhook"],
            "a webhook without a signature is 401 too");
    }

    [Fact]
    public async Task A_key_without_the_scope_gets_403_everywhere()
    {
        using var client = await furnished.ClientAsync(["trust:read"], instanceIds: null);
        foreach (var operation in (await Operation.ReadAllAsync(furnished.Host)).Where(o => !o.IsOpen && o.Id != "validateKey"))
        {
            using var request = operation.Request(
                name => furnished.PathOf(operation, name), furnished.QueryOf(operation), furnished.BodyOf(operation));
            using var response = await client.SendAsync(request);

            response.StatusCode.Should().Be(HttpStatusCode.Forbidden, $"{operation} must ask for a scope");
            JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("error").GetProperty("code").GetString()
                .Should().Be("FORBIDDEN");
        }
    }

    [Fact]
    public async Task A_key_of_another_instance_gets_403_everywhere()
    {
        using var client = await furnished.ClientAsync(["*"], Guid.CreateVersion7().ToString());
        foreach (var operation in (await Operation.ReadAllAsync(furnished.Host)).Where(o => !o.IsOpen && !ForEveryone.Contains(o.Id)))
        {
            using var request = operation.Request(
                name => furnished.PathOf(operation, name), furnished.QueryOf(operation), Foreign(operation));
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

            response.StatusCode.Should().Be(
                HttpStatusCode.Forbidden,
                $"{operation} must look at the instance; it said "
                + $"{(response.StatusCode == HttpStatusCode.OK ? "" : await response.Content.ReadAsStringAsync())}");
        }
    }

    [Fact]
    public async Task What_stands_in_no_document_looks_at_the_instances_too()
    {
        using var stranger = await furnished.ClientAsync(["*"], Guid.CreateVersion7().ToString());
        using var scopeless = await furnished.ClientAsync(["trust:read"], instanceIds: null);
        using var scraper = await furnished.ClientAsync(["metrics:read"], instanceIds: null);

        foreach (var path in new[] { "/metrics", "/metrics/", "/Metrics" })
        {
            (await stranger.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should()
                .Be(HttpStatusCode.Forbidden, $"{path} tells of all instances");
            (await scopeless.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden, path);
            (await scraper.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK, path);
        }
    }

    [Fact]
    public async Task A_key_of_another_instance_hears_nothing_by_stream_or_subscription()
    {
        var foreign = Guid.CreateVersion7().ToString();
        await using var receiver = await EventReceiver.StartAsync();
        using var stranger = await furnished.ClientAsync(["*"], foreign);
        await using var deaf = await EventStreamReader.OpenAsync(stranger, "");
        await using var hears = await EventStreamReader.OpenAsync(furnished.Host.Api, "");
        var (status, made) = await furnished.Host.PostAsync("/api/v2/subscriptions", new { url = receiver.Address }, stranger);
        (status, made.GetProperty("data").GetProperty("instanceIds")[0].GetString()).Should().Be((HttpStatusCode.Created, foreign));
        var theirs = await furnished.Host.PostAsync("/api/v2/subscriptions",
            new { url = receiver.Address, eventTypes = new[] { "message.received" } });

        await furnished.Host.ReceiveAsync(TestWebhook.Text("wamid.overheard", "5511987654321", "not for strangers"),
            Guid.Parse(furnished.InstanceId));

        await hears.NextAsync(e => e.Data.ToString().Contains("wamid.overheard", StringComparison.Ordinal));
        await Eventually.IsAsync(() => Task.FromResult(receiver.Posts), posts =>
            posts.Any(p => p.Body.Contains("wamid.overheard", StringComparison.Ordinal)), "it is posted to whom it is for");
        deaf.Seen.Should().BeEmpty();
        (await furnished.Host.ListAsync($"/api/v2/subscriptions/{made.GetProperty("data").GetProperty("id").GetString()}/deliveries"))
            .Should().BeEmpty();
        await furnished.Host.Api.DeleteAsync(
            new Uri($"/api/v2/subscriptions/{theirs.Body.GetProperty("data").GetProperty("id").GetString()}", UriKind.Relative));
    }

    [Fact]
    public async Task A_key_of_another_instance_sees_empty_lists()
    {
        using var client = await furnished.ClientAsync(["*"], Guid.CreateVersion7().ToString());
        foreach (var path in new[] { "/api/v2/instances", "/api/v2/messages", "/api/v2/chats", "/api/v2/events", "/api/v2/subscriptions" })
        {
            var list = JsonElement.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
            list.GetProperty("items").GetArrayLength().Should().Be(0, path);
        }

        JsonElement.Parse(await client.GetStringAsync(new Uri("/api/v2/events/analytics", UriKind.Relative))).GetProperty("totalMessages")
            .GetInt64().Should().Be(0);
    }

    /// <summary>The example, naming the foreign instance where it may be left out.</summary>
    private JsonNode? Foreign(Operation operation)
    {
        var body = furnished.BodyOf(operation);
        if (operation.Id == "createSubscription") body!["instanceIds"] = new JsonArray(furnished.InstanceId);
        if (operation.Id == "searchEvents") body!["filters"] = new JsonObject { ["instanceId"] = furnished.InstanceId };
        return body;
    }
}
