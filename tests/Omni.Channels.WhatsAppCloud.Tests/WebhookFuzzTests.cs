using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Webhooks;
using Omni.Contract.Events.Payloads;
using Omni.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>Whatever is wrong with one part of a webhook, no exception escapes and no neighbour is lost.</summary>
public sealed class WebhookFuzzTests(WebhookFuzzTests.Connected connected) : IClassFixture<WebhookFuzzTests.Connected>
{
    private const string Neighbour = "wamid.the-neighbour";

    private static readonly JsonNode?[] Strange =
    [
        null, JsonValue.Create(true), JsonValue.Create(-1), JsonValue.Create(1e300), JsonValue.Create(""), JsonValue.Create("\u0000\uFFFD"),
        JsonValue.Create(new string('x', 5000)), new JsonObject(), new JsonArray(), new JsonArray(1, "two", null),
        new JsonObject { ["type"] = new JsonObject(), ["id"] = 7 }, JsonValue.Create("99999999999999999999"), JsonValue.Create("{\"a\":"),
    ];

    public static TheoryData<string> Names => [.. Fixture.Names];

    /// <summary>Each fixture with a part of it replaced, removed or doubled, beside an untouched message of the same webhook.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_mutated_webhook_harms_nobody_else(string name) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true),
        Prop.ForAll(
            (from seeds in Gen.Choose(0, int.MaxValue)
                .ListOf(3)
             from count in Gen.Choose(1, 3)
             select (Seeds: seeds.ToArray(), Count: count))
                .ToArbitrary(),
            mutation => NeighbourSurvives(Mutate(name, mutation.Seeds, mutation.Count))));

    /// <summary>Bytes cut off or flipped: set aside or understood, never thrown.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Broken_bytes_are_set_aside(string name) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(50).WithQuietOnSuccess(true),
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var bytes = Fixture.Read(name);
            var broken = seed % 2 == 0
                ? bytes[..(seed % bytes.Length)]
                : [.. bytes.Select((b, i) => i == seed % bytes.Length ? (byte)(b ^ (1 << (seed % 8))) : b)];
            Process(broken);
        }));

    private bool NeighbourSurvives(JsonObject body)
    {
        var sink = Process(Encoding.UTF8.GetBytes(body.ToJsonString()));
        return sink.Events.Any(e => e.Payload is MessageReceived { ExternalId: Neighbour });
    }

    private Sink Process(byte[] body)
    {
        var sink = new Sink();
        var webhook = new ReceivedWebhook { Id = 1, VerifiedBy = connected.VerifiedBy, ReceivedAt = DateTimeOffset.UnixEpoch, Body = body };
        connected.Fixture.Plugin.ProcessAsync(webhook, sink, CancellationToken.None).GetAwaiter().GetResult();

        // What was emitted is written to the database and the bus: it must be writable.
        foreach (var @event in sink.Events) JsonSerializer.Serialize(@event, OmniJson.Options);
        return sink;
    }

    /// <summary>
    /// The fixture's first entry, mutated; the neighbour as a second message of the same list where there is one, else as an
    /// entry of its own.
    /// </summary>
    private static JsonObject Mutate(string name, int[] seeds, int count)
    {
        var body = JsonNode.Parse(Fixture.Read(name))!.AsObject();
        for (var i = 0; i < count; i++) MutateOnce(body["entry"]![0]!, seeds[i]);
        var neighbour = JsonNode.Parse(TestWebhook.Text(Neighbour, "5511900000000", "I am still here"))!["entry"]![0]!.DeepClone();
        if (MessagesOf(body["entry"]![0]) is { } messages) messages.Add(neighbour["changes"]![0]!["value"]!["messages"]![0]!.DeepClone());
        else body["entry"]!.AsArray().Add(neighbour);
        return body;
    }

    /// <summary>The list of messages of the first change, if the mutation has left a way to it; null when it has not.</summary>
    private static JsonArray? MessagesOf(JsonNode? entry)
    {
        var change = Member(entry, "changes") is JsonArray { Count: > 0 } changes ? changes[0] : null;
        var value = Member(change, "value");
        var isIntact = Member(change, "field")?.ToJsonString() == "\"messages\""
            && Member(Member(value, "metadata"), "phone_number_id")?.ToJsonString() == $"\"{TestNumber.Fixtures.PhoneNumberId}\"";
        return isIntact ? Member(value, "messages") as JsonArray : null;

        static JsonNode? Member(JsonNode? of, string name) => of is JsonObject o ? o[name] : null;
    }

    private static void MutateOnce(JsonNode root, int seed)
    {
        var places = Places(root).ToList();
        if (places.Count == 0) return;
        var (parent, key, index) = places[seed % places.Count];
        var strange = Strange[seed / 7 % Strange.Length]?.DeepClone();
        switch (parent)
        {
            case JsonObject o when seed % 5 == 0: o.Remove(key!); break;
            case JsonObject o: o[key!] = strange; break;
            case JsonArray a when seed % 5 == 0: a.Add(a[index]?.DeepClone()); break;
            case JsonArray a: a[index] = strange; break;
        }
    }

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Places(JsonNode? node) => node switch
    {
        JsonObject o => o.ToList().SelectMany(p => Places(p.Value).Prepend((o, p.Key, 0))),
        JsonArray a => a.Select((item, i) => (item, i)).ToList().SelectMany(p => Places(p.item).Prepend((a, null, p.i))),
        _ => [],
    };

    public sealed class Connected : IAsyncLifetime
    {
        public PluginFixture Fixture { get; } = new();

        public string VerifiedBy { get; } = new Omni.Channels.Sdk.Instances.Secret(TestNumber.Fixtures.AppSecret).Fingerprint;

        /// <summary>Webhooks are routed to a number that Meta has confirmed, and notices to its account.</summary>
        public async ValueTask InitializeAsync()
        {
            Fixture.Graph.Given(Request.Create().UsingGet()).AtPriority(10)
                .RespondWith(Response.Create().WithBodyAsJson(new { id = TestNumber.Fixtures.PhoneNumberId }));
            Fixture.Graph.Given(Request.Create().UsingGet().WithPath(path => path.EndsWith("/phone_numbers", StringComparison.Ordinal)))
                .RespondWith(Response.Create().WithBodyAsJson(new { data = new[] { new { id = TestNumber.Fixtures.PhoneNumberId } } }));
            await Fixture.ConnectAsync();
        }

        public ValueTask DisposeAsync() => Fixture.DisposeAsync();
    }

    private sealed class Sink : IWebhookSink
    {
        public List<OmniEvent> Events { get; } = [];

        public ValueTask EmitAsync(OmniEvent @event, CancellationToken ct)
        {
            Events.Add(@event);
            return ValueTask.CompletedTask;
        }

        public void SetAside(string code, string reason)
        {
            // Kept as a dead letter by the host.
        }
    }
}
