using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Webhooks;
using Omni.Contract.Events.Payloads;
using Omni.Testing;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>A field of another JSON type than documented costs at most itself: never the words, the sender or a neighbour.</summary>
public sealed class OddWireTests(WebhookFuzzTests.Connected connected) : IClassFixture<WebhookFuzzTests.Connected>
{
    private const string Neighbour = "wamid.the-neighbour";

    /// <summary>The fixtures that together have every field of every kind.</summary>
    private static readonly IReadOnlyList<string> Kinds = Cover();

    /// <summary>Ways to write a value that still say the same: nothing may get lost.</summary>
    private static readonly Func<JsonNode, JsonNode?>[] SameMeaning = [AsOtherScalar, InList, AsJsonText];

    /// <summary>Values that say nothing: only the field may get lost.</summary>
    private static readonly JsonNode?[] Nothing =
        [null, new JsonObject(), new JsonArray(), new JsonArray(new JsonObject()), JsonValue.Create(true), new JsonObject { ["x"] = 1 }];

    public static TheoryData<string> Names => [.. Kinds];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_written_in_another_type_is_read(string name)
    {
        var before = Describe(Process(Clean(name)));
        foreach (var path in PathsOf(Clean(name)))
        {
            foreach (var way in SameMeaning)
            {
                var body = Clean(name);
                var (parent, value) = At(body, path);
                if (value is null || way(value.DeepClone()) is not { } odd) continue;
                Set(parent, path[^1], odd);
                Describe(Process(body)).Except(before)
                    .Should().BeEmpty("{0} was written as {1}", string.Join('.', path), odd.ToJsonString());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_that_says_nothing_costs_only_itself(string name)
    {
        var before = Facts(Process(Clean(name)));
        foreach (var path in PathsOf(Clean(name)))
        {
            foreach (var odd in Nothing)
            {
                var body = Clean(name);
                var (parent, value) = At(body, path);
                Set(parent, path[^1], odd?.DeepClone());
                AssertKept(before, Facts(Process(body)), path, value, $"{string.Join('.', path)} is {odd?.ToJsonString() ?? "null"}");
            }
        }
    }

    [Theory]
    [InlineData("""{"name":"\ud83d"}""")]
    [InlineData("""{"name":"\udc00\u0000"}""")]
    public void A_broken_letter_of_JSON_inside_a_text_costs_no_neighbour(string written)
    {
        var body = Clean("message--text");
        var (parent, _) = At(body, ["contacts", "0", "profile"]);
        Set(parent, "profile", JsonValue.Create(written));

        Facts(Process(body)).Should().Contain(f => f.Id == Neighbour && f.Words == "I am still here").And.HaveCount(2);
    }

    private static void AssertKept(IReadOnlyList<Fact> before, IReadOnlyList<Fact> after, string[] path, JsonNode? lost, string because)
    {
        after.Should().Contain(f => f.Id == Neighbour && f.Words == "I am still here", because);

        // Without any name of its sender a message belongs to no chat: the host keeps it as a dead letter.
        if (path[^1] is "from" or "from_user_id" or "system" && after.Count == before.Count - 1) return;
        after.Count.Should().Be(before.Count, because);
        var text = lost?.ToJsonString(Relaxed) ?? "";
        foreach (var (was, now) in before.Zip(after))
        {
            // A field that holds the fact itself, or the object around it, may take it along.
            if (path is not ([.., "system", "type"] or [.., "from"])
                && !text.Contains(JsonValue.Create(was.From).ToJsonString(Relaxed), StringComparison.Ordinal))
            {
                now.From.Should().Be(was.From, because);
            }
            if (path is not [_, _, "id"]) now.Id.Should().Be(was.Id, because);
            if (was.Words is { } words && !Holds(lost, words)) now.Words.Should().Be(words, because);
        }
    }

    private static readonly JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool Holds(JsonNode? node, string words) => node switch
    {
        JsonObject o => o.Any(p => Holds(p.Value, words)),
        JsonArray a => a.Any(item => Holds(item, words)),
        JsonValue v => v.GetValueKind() != JsonValueKind.String || words.Contains(v.GetValue<string>(), StringComparison.Ordinal),
        _ => false,
    };

    private static JsonNode? AsOtherScalar(JsonNode value) => value is not JsonValue scalar ? null : scalar.GetValueKind() switch
    {
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => JsonValue.Create(scalar.ToJsonString()),
        JsonValueKind.String when long.TryParse(scalar.GetValue<string>(), out var number) && number > 0
            && $"{number}" == scalar.GetValue<string>() => JsonValue.Create(number),
        _ => null,
    };

    private static JsonArray? InList(JsonNode value) => value is JsonArray ? null : new JsonArray(value);

    /// <summary>An object as JSON in a text, a list of one without its list.</summary>
    private static JsonNode? AsJsonText(JsonNode value) => value switch
    {
        JsonObject o => JsonValue.Create(o.ToJsonString()),
        JsonArray { Count: 1 } a => a[0]!.DeepClone(),
        _ => null,
    };

    private static IReadOnlyList<Fact> Facts(IReadOnlyList<OmniEvent> events) =>
        [.. events.Select(e => e.Payload).OfType<MessageReceived>().Select(m => new Fact(m.ExternalId, m.From, m.Content.PlainText))];

    /// <summary>What consumers see, without the raw object, whose JSON stays as it came.</summary>
    private static IReadOnlyList<string> Describe(IReadOnlyList<OmniEvent> events) => [.. events.Select(e => e.Payload switch
    {
        MessageReceived m => JsonSerializer.Serialize(
            new { m.ExternalId, m.ChatId, m.From, Content = (object)m.Content, m.ReplyToId, e.Facts.Conversation, e.Facts.Media }),
        ReactionPayload r => $"{r.EventType} {e.Facts.ExternalId} {r.MessageId} {r.From} {r.Emoji} {e.Facts.Conversation.SentAtUnixMs}",
        NumberChanged n => $"{n.ExternalId} {n.PreviousNumber} {n.CurrentNumber}",
        MessageDelivered or MessageRead or MessageSent or MessageFailed => JsonSerializer.Serialize(e.Payload, e.Payload.GetType()),
        _ => e.Type,
    })];

    private IReadOnlyList<OmniEvent> Process(JsonNode body)
    {
        var sink = new Sink();
        connected.Fixture.Plugin.ProcessAsync(
            new ReceivedWebhook
            {
                Id = 1,
                VerifiedBy = connected.VerifiedBy,
                ReceivedAt = DateTimeOffset.UnixEpoch,
                Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
            }, sink, CancellationToken.None).GetAwaiter().GetResult();
        return sink.Events;
    }

    /// <summary>The fixture with a neighbour of another sender in a change of its own.</summary>
    private static JsonNode Clean(string name)
    {
        var body = JsonNode.Parse(Fixture.Read(name))!;
        var neighbour = JsonNode.Parse(TestWebhook.Text(Neighbour, "5511900000000", "I am still here"))!;
        body["entry"]!.AsArray().Add(neighbour["entry"]![0]!.DeepClone());
        return body;
    }

    /// <summary>Every place of the first change's messages, statuses and contacts.</summary>
    private static IEnumerable<string[]> PathsOf(JsonNode body)
    {
        var value = body["entry"]![0]!["changes"]![0]!["value"] as JsonObject;
        return new[] { "contacts", "messages", "message_echoes", "statuses" }.Where(list => value?[list] is JsonArray)
            .SelectMany(list => PathsIn(value![list]!).Select(path => (string[])[list, .. path]));
    }

    private static IReadOnlyList<string> Cover()
    {
        var covered = new HashSet<string>(StringComparer.Ordinal);
        return [.. Fixture.Names.Where(name =>
        {
            var body = JsonNode.Parse(Fixture.Read(name))!;
            return PathsOf(body).Select(path => KindOf(body, path) + string.Join('.', path.Where(step => !int.TryParse(step, out _))))
                .Where(covered.Add).ToList() is not [];
        })];
    }

    private static string KindOf(JsonNode body, string[] path) =>
        path is ["messages" or "message_echoes", var index, ..] && At(body, [path[0], index, "type"]).Value is { } type ? $"{type} " : "";

    private static IEnumerable<string[]> PathsIn(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => PathsIn(p.Value).Select(path => (string[])[p.Key, .. path]).Prepend([p.Key])),
        JsonArray a => a.SelectMany((item, i) => PathsIn(item).Select(path => (string[])[$"{i}", .. path])),
        _ => [],
    };

    private static (JsonNode Parent, JsonNode? Value) At(JsonNode body, string[] path)
    {
        var parent = body["entry"]![0]!["changes"]![0]!["value"]!;
        foreach (var step in path[..^1]) parent = Step(parent, step)!;
        return (parent, Step(parent, path[^1]));
    }

    private static JsonNode? Step(JsonNode node, string step) => node is JsonArray list ? list[int.Parse(step)] : node[step];

    private static void Set(JsonNode parent, string step, JsonNode? value)
    {
        if (parent is JsonArray list) list[int.Parse(step)] = value;
        else parent[step] = value;
    }

    private sealed record Fact(string Id, string From, string? Words);

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
