using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Every public webhook body, posted with a right signature.</summary>
public sealed class FixtureTests(FixtureTests.BothNumbers fixture) : IClassFixture<FixtureTests.BothNumbers>
{
    private const string OtherAccount = "102290129340555";

    public static TheoryData<string> Names => [.. Fixture.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fixture_is_200_and_leaves_nothing_broken(string name)
    {
        var body = Fixture.Read(name);

        var response = await fixture.Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), fixture.InstanceId);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        await fixture.ProcessedAsync();
        (await fixture.Host.ListAsync("/api/v2/dead-letters")).Select(d => d.GetProperty("reason").GetString())
            .Should().NotContain(text => !text!.Contains(OtherAccount, StringComparison.Ordinal), "one fixture is about another account");
    }

    [Fact]
    public async Task A_batch_of_two_numbers_loses_no_neighbour()
    {
        var body = Fixture.Read("batch--mixed-two-numbers");
        await fixture.Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), fixture.InstanceId);
        await fixture.ProcessedAsync();

        var first = new List<JsonElement>();
        foreach (var wamid in new[] { "wamid.QmF0Y2gx", "wamid.QmF0Y2gy" })
            first.Add((await fixture.Host.GetAsync($"/api/v2/messages/{wamid}")).GetProperty("data"));
        var second = await fixture.Host.ListAsync($"/api/v2/messages?instanceId={fixture.SecondId}&limit=100");
        var statuses = await fixture.Host.ListAsync("/api/v2/events?eventType=message.sent,message.delivered&limit=100");

        first.Select(m => m.GetProperty("textContent").GetString()).Should().Equal("first", "second");
        second.Select(m => m.GetProperty("textContent").GetString()).Should().Equal("to the other number");
        statuses.Where(e => e.GetProperty("externalId").GetString() == "wamid.T3V0MQ==").Should().HaveCount(2);
    }

    [Theory]
    [InlineData("message--text-escaped-unicode", "wamid.RXNjYXBlZA==", "text", "Olá, tudo bem? 👋🏽 https://example.com/a?b=1&c=2")]
    [InlineData("message--text-bsuid-only", "wamid.UHVibGljQlNVSURPbmx5", "text", "hola")]
    [InlineData("message--text-group", "wamid.R3JvdXBUZXh0UHVibGlj", "text", "bom dia, grupo")]
    [InlineData("unknown-type--future-message", "wamid.RnV0dXJlVHlwZQ==", "unknown", null)]
    [InlineData("message--unsupported", "wamid.ASqgmPLThOwueayrmxUkl3l2m5ej31TZ", "unknown", null)]
    public async Task A_fixture_becomes_the_message_it_should(string name, string wamid, string type, string? text)
    {
        var body = Fixture.Read(name);
        await fixture.Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), fixture.InstanceId);
        await fixture.ProcessedAsync();

        var message = (await fixture.Host.GetAsync($"/api/v2/messages/{Uri.EscapeDataString(wamid)}")).GetProperty("data");

        message.GetProperty("messageType").GetString().Should().Be(type);
        message.GetProperty("textContent").GetString().Should().Be(text);
        message.GetProperty("rawPayload").GetProperty("id").GetString().Should().Be(wamid, "the JSON is kept");
    }

    [Fact]
    public async Task An_unknown_field_is_kept_raw_as_an_event()
    {
        var body = Fixture.Read("unknown-field--future");
        await fixture.Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), fixture.InstanceId);
        await fixture.ProcessedAsync();

        var events = await fixture.Host.ListAsync($"/api/v2/events?eventType=custom.shiny_new_field&instanceId={fixture.InstanceId}");

        events.Should().ContainSingle().Which.GetProperty("rawPayload").GetProperty("shiny_things")[0].GetProperty("id").GetString()
            .Should().Be("x1");
    }

    public sealed class BothNumbers : IAsyncLifetime
    {
        public OmniHost Host { get; } = OmniHost.Start();

        public Guid InstanceId { get; private set; }

        public Guid SecondId { get; private set; }

        private int _count;

        /// <summary>A number that nothing else of this host has.</summary>
        public int Next() => Interlocked.Increment(ref _count);

        public async ValueTask InitializeAsync()
        {
            InstanceId = await Host.ConnectAsync(TestNumber.Fixtures);
            SecondId = await Host.ConnectAsync(TestNumber.Second);
        }

        /// <summary>Waits until everything posted so far is processed.</summary>
        public Task ProcessedAsync() => Host.ProcessedAsync(InstanceId);

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
