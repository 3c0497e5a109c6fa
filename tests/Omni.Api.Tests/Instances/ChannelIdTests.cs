using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Events;
using Omni.Api.Plugins;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Events;
using Omni.Testing;

namespace Omni.Api.Tests.Instances;

/// <summary>An instance keeps the channel id it was made with, wherever it shows; a filter by any id of a channel finds it.</summary>
public sealed class ChannelIdTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Business = "whatsapp-business", Cloud = "whatsapp-cloud";
    private const string Phone = "5511987650077";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task An_instance_keeps_the_id_it_was_made_with_and_either_id_finds_it()
    {
        var number = new TestNumber { PhoneNumberId = "751000000000001" };
        var business = await ConnectAsync(number, "shop", Business);
        (await ReceiveAsync(number, $"/webhooks/{Business}?instance={business}", "wamid.by.business")).Should().Be(HttpStatusCode.OK);
        (await ReceiveAsync(number, $"/webhooks/{Cloud}?instance={business}", "wamid.by.cloud")).Should().Be(HttpStatusCode.OK);
        await Eventually.IsAsync(() => Host.ListAsync($"/api/v2/messages?instanceId={business}"), m => m.Count == 2, "both arrive");
        var (sent, _) = await Host.SendTextAsync(business, Phone, "an answer");
        sent.Should().Be(HttpStatusCode.Created);
        var (other, _) = await Host.SendTextAsync(fixture.InstanceId, Phone, "of the other instance");
        other.Should().Be(HttpStatusCode.Created);
        (await Host.PostAsync($"/api/v2/instances/{business}/disconnect", new { })).Status.Should().Be(HttpStatusCode.OK);

        (await Host.GetAsync($"/api/v2/instances/{business}")).GetProperty("data").GetProperty("channel").GetString().Should().Be(Business);
        (await Host.GetAsync("/health")).GetProperty("instances").GetProperty("byChannel").GetProperty(Business).GetInt32()
            .Should().BeGreaterThan(0);
        foreach (var filter in new[] { Business, Cloud, $"{Cloud},{Business}", $"telepathy,{Business}" })
        {
            IdsOf(await Host.ListAsync($"/api/v2/instances?channel={filter}")).Should().Contain([business, fixture.InstanceId], filter);
            var chats = await Host.ListAsync($"/api/v2/chats?channel={filter}");
            chats.Select(c => c.GetProperty("channel").GetString()).Should().Contain([Business, Cloud], filter);
            var events = await Host.ListAsync($"/api/v2/events?channel={filter}&eventType=message.sent&limit=100");
            events.Select(e => e.GetProperty("channel").GetString()).Should().Contain([Business, Cloud], filter);
            var (status, found) = await Host.PostAsync("/api/v2/events/search",
                new { filters = new { channel = filter.Split(','), instanceId = business } });
            (status, found.GetProperty("items").GetArrayLength()).Should().Match<(HttpStatusCode Status, int Count)>(
                f => f.Status == HttpStatusCode.OK && f.Count > 3);
        }

        (await Host.ListAsync("/api/v2/instances?channel=telepathy")).Should().BeEmpty();
        var all = await EventsOfAsync(business);
        all.Select(e => e.Type).Should().Contain(["instance.connected", "message.received", "message.sent", "instance.disconnected"]);
        foreach (var @event in all)
        {
            var envelope = JsonElement.Parse(@event.Envelope);
            var metadata = envelope.GetProperty("metadata");
            (@event.Channel, @event.Subject, metadata.GetProperty("channelType").GetString(), metadata.GetProperty("source").GetString())
                .Should().Be((Business, $"{@event.Type}.{Business}.{business}", Business, $"channel:{Business}"), @event.Type);
            if (envelope.GetProperty("payload").TryGetProperty("channelType", out var named)) named.GetString().Should().Be(Business);
        }

        (await EventsOfAsync(fixture.InstanceId)).Should().OnlyContain(e => e.Channel == Cloud);
    }

    [Fact]
    public async Task A_number_has_one_owner_under_whichever_id()
    {
        var number = new TestNumber { PhoneNumberId = "751000000000002" };
        await ConnectAsync(number, "first", Business);

        var second = await MakeAsync(number, "second", Cloud);

        var status = (await Host.GetAsync($"/api/v2/instances/{second}/status")).GetProperty("data");
        (status.GetProperty("state").GetString(), status.GetProperty("error").GetProperty("code").GetString())
            .Should().Be(("error", "NUMBER_TAKEN"));
    }

    [Fact]
    public async Task A_channel_is_listed_under_each_of_its_ids()
    {
        var listed = await Host.ListAsync("/api/v2/instances/supported-channels");
        listed.Select(c => c.GetProperty("id").GetString()).Should().Equal(Cloud, Business);
        listed.Should().OnlyContain(c => c.GetProperty("loaded").GetBoolean());
        var (status, refused) = await Host.PostAsync("/api/v2/instances", new { name = "x", channel = "whatsapp" });
        status.Should().Be(HttpStatusCode.BadRequest);
        refused.ToString().Should().Contain(Cloud).And.Contain(Business);

        var capabilities = (await Host.ListAsync("/api/v2/channels/capabilities")).Single(c => c.GetProperty("id").GetString() == Business);

        capabilities.GetProperty("emits").EnumerateArray().Select(e => e.GetString()).Should().Contain(["message.received", "custom.*"]);
        new[] { "edits", "deletes", "idempotency" }.Select(name => capabilities.GetProperty(name).GetBoolean())
            .Should().Equal(false, false, true);
    }

    [Theory]
    [InlineData("/api/v2/channels/whatsapp-business/webhook")]
    [InlineData("/api/v2/channels/whatsapp-cloud/webhook")]
    [InlineData("/webhooks/whatsapp-business")]
    [InlineData("/webhooks/whatsapp-cloud")]
    public async Task Omnis_addresses_of_webhooks_are_those_of_this_host(string path)
    {
        var number = TestNumber.Fixtures;
        using var challenge = await Host.Web.GetAsync(new Uri(
            $"{path}?hub.mode=subscribe&hub.verify_token={number.VerifyToken}&hub.challenge=1158201444", UriKind.Relative));
        using var wrong = await Host.Web.GetAsync(
            new Uri($"{path}?hub.mode=subscribe&hub.verify_token=x&hub.challenge=1", UriKind.Relative));
        var wamid = $"wamid.at.{path.Replace('/', '.')}";

        (await ReceiveAsync(number, path, wamid, signature: "sha256=" + new string('0', 64))).Should().Be(HttpStatusCode.Unauthorized);
        (await ReceiveAsync(number, path, wamid)).Should().Be(HttpStatusCode.OK);

        (challenge.StatusCode, await challenge.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.OK, "1158201444"));
        wrong.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        await Eventually.IsAsync(
            () => Host.ListAsync($"/api/v2/events?externalId={wamid}"), found => found.Count == 1, "the message arrives, once");
        using var none = await Host.Web.GetAsync(new Uri("/api/v2/channels/telepathy/webhook", UriKind.Relative));
        none.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_payload_that_names_its_channel_is_given_the_id_of_its_instance()
    {
        var payloads = typeof(EventPayload).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(EventPayload)) && type.GetProperty("ChannelType") is not null);
        var number = new TestNumber { PhoneNumberId = "751000000000003" };
        var instance = await MakeAsync(number, "named", Business);
        var metadata = new EventMetadata { CorrelationId = "c", InstanceId = instance, ChannelType = Cloud, Source = $"channel:{Cloud}" };
        foreach (var type in payloads)
        {
            var payload = (EventPayload)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
            type.GetProperty("ChannelType")!.SetValue(payload, Cloud);

            var named = await Host.Services.GetRequiredService<ChannelDirectory>().NameAsync(new OmniEvent
            {
                Id = Guid.CreateVersion7(),
                Timestamp = 0,
                Payload = payload,
                Metadata = metadata,
            }, CancellationToken.None);

            type.GetProperty("ChannelType")!.GetValue(named.Payload).Should().Be(Business, $"{type.Name}: see ChannelNaming");
        }
    }

    [Fact]
    public async Task Fields_of_Omnis_agents_are_taken_and_named_and_access_rules_are_refused()
    {
        using var content = new StringContent(
            """{"name":"agent's","channel":"whatsapp-business","agentId":"a1","readReceipts":"on","accessMode":"disabled"}""",
            System.Text.Encoding.UTF8, "application/json");
        using var made = await Host.Api.PostAsync(new Uri("/api/v2/instances", UriKind.Relative), content);
        made.StatusCode.Should().Be(HttpStatusCode.Created);
        made.Headers.GetValues("x-omni-ignored").Single().Should().Contain("agentId").And.Contain("readReceipts");
        var instance = JsonElement.Parse(await made.Content.ReadAsStringAsync()).GetProperty("data");
        (instance.GetProperty("agentId").GetString(), instance.GetProperty("accessMode").GetString()).Should().Be(("a1", "disabled"));
        instance.GetProperty("id").GetGuid().Version.Should().Be(4, "people name it by its first digits");

        foreach (var mode in new[] { "allowlist", "blocklist", "anything" })
        {
            var (status, refused) = await Host.PostAsync("/api/v2/instances", new { name = mode, channel = Cloud, accessMode = mode });
            (status, refused.GetProperty("error").GetProperty("code").GetString())
                .Should().Be((HttpStatusCode.BadRequest, "CAPABILITY_NOT_SUPPORTED"));
        }

        var (misspelt, _) = await Host.PostAsync("/api/v2/instances", new { name = "x", channel = Cloud, isDefualt = true });
        misspelt.Should().Be(HttpStatusCode.BadRequest);
    }

    private async Task<Guid> ConnectAsync(TestNumber number, string name, string channel)
    {
        var id = await MakeAsync(number, name, channel);
        (await Host.GetAsync($"/api/v2/instances/{id}/status")).GetProperty("data").GetProperty("state").GetString()
            .Should().Be("connected");
        return id;
    }

    private async Task<Guid> MakeAsync(TestNumber number, string name, string channel)
    {
        await Host.AddNumberAsync(number);
        var (status, made) = await Host.PostAsync("/api/v2/instances", new
        {
            name,
            channel,
            credentials = number.Credentials(),
            options = new { graphBaseUrl = Host.Address, callbackUrl = Host.Address },
        });
        status.Should().Be(HttpStatusCode.Created, made.ToString());
        made.GetProperty("data").GetProperty("channel").GetString().Should().Be(channel);
        return made.GetProperty("data").GetProperty("id").GetGuid();
    }

    private async Task<HttpStatusCode> ReceiveAsync(TestNumber number, string path, string wamid, string? signature = null)
    {
        var body = TestWebhook.Text(wamid, Phone, "hello", phoneNumberId: number.PhoneNumberId);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        content.Headers.Add("X-Hub-Signature-256", signature ?? number.Sign(body));
        using var answer = await Host.Web.PostAsync(new Uri(path, UriKind.Relative), content);
        return answer.StatusCode;
    }

    private async Task<IReadOnlyList<CommittedEvent>> EventsOfAsync(Guid instance) =>
        (await Host.Services.GetRequiredService<EventLog>().ReadAfterAsync(0, CancellationToken.None))
            .FindAll(e => e.InstanceId == instance);

    private static IEnumerable<Guid> IdsOf(IEnumerable<JsonElement> items) => items.Select(i => i.GetProperty("id").GetGuid());
}
