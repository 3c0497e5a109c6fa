using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>
/// A few people write, are written to, edit, react and change their numbers under all their names, in any order. In the end names that Meta
/// has linked are one person with one chat, and no others are.
/// </summary>
public sealed class IdentityPropertyTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const int Runs = 40, People = 3, NamesOfOne = 5, MostSteps = 24;
    private const long Noon = 1_763_900_000;

    private static int _runs;

    private OmniHost Host => fixture.Host;

    private enum Act
    {
        Write,
        WriteAlone,
        Status,
        Echo,
        EchoAlone,
        Call,
        Change,
        Edit,
        React,
        Revoke,
    }

    [Fact]
    public async Task Names_that_were_linked_are_one_person_with_one_chat_and_no_others_are()
    {
        var step = Gen.Elements(Enum.GetValues<Act>()).Zip(Gen.Choose(0, People - 1)).Zip(Gen.Choose(0, NamesOfOne - 1))
            .Zip(Gen.Choose(0, NamesOfOne - 1)).Select(t => new Step(t.Item1.Item1.Item1, t.Item1.Item1.Item2, t.Item1.Item2, t.Item2));
        var sequences = step.ListOf().Select(steps => steps.Take(MostSteps).ToList()).Sample(Runs, MostSteps).ToList();

        foreach (var steps in sequences) await PlayAsync(Interlocked.Increment(ref _runs), steps);
    }

    private async Task PlayAsync(int run, List<Step> steps)
    {
        // Meta's webhooks overtake each other.
        var world = new World(run);
        byte[][] bodies = [.. steps.Select((step, at) => world.Play(at, step)).OfType<byte[]>()];
        int[] order = [.. Enumerable.Range(0, bodies.Length)];
        if (run % 2 != 0) order = Gen.Shuffle<int>(order).Sample(1, 1).Single();
        foreach (var body in order.Select(at => bodies[at]))
        {
            (await Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), fixture.InstanceId)).EnsureSuccessStatusCode();
        }

        await Host.ProcessedAsync(fixture.InstanceId);
        var told = $"run {run}: {string.Join(", ", steps)}; posted as {string.Join(' ', order)}";
        var chats = new Dictionary<string, (Guid Chat, string? Person)>(StringComparer.Ordinal);
        foreach (var name in world.Seen.Order(StringComparer.Ordinal)) chats[name] = await FindAsync(name);
        foreach (var (one, first) in chats)
        {
            foreach (var (other, second) in chats)
            {
                var areOne = world.AreOne(one, other);
                (first.Chat == second.Chat).Should().Be(areOne, $"{one} and {other} are {(areOne ? "one" : "two")} in {told}");
                if (first.Person is not null && second.Person is not null)
                    (first.Person == second.Person).Should().Be(areOne, $"{one} and {other} are {(areOne ? "one" : "two")} in {told}");
            }
        }
    }

    private async Task<(Guid Chat, string? Person)> FindAsync(string name)
    {
        var chat = (await Host.GetAsync($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId={name}")).GetProperty("data")
            .GetProperty("id").GetGuid();
        var participants = (await Host.ListAsync($"/api/v2/chats/{chat}/participants"))
            .Select(p => p.GetProperty("personId").GetString()).ToList();
        participants.Should().HaveCountLessThanOrEqualTo(1, $"the chat of {name} is with one person");
        (await Host.ListAsync($"/api/v2/chats/{chat}/messages?limit=100")).Where(m => !m.GetProperty("isFromMe").GetBoolean())
            .Select(m => m.GetProperty("senderPersonId").GetString()).Should().BeSubsetOf(participants);
        return (chat, participants.SingleOrDefault());
    }

    private sealed record Step(Act Act, int Person, int Name, int Other);

    private sealed record Member(string Name, object Value);

    /// <summary>What Meta knows: which names are whose, and which of them it has linked.</summary>
    private sealed class World(int run)
    {
        private readonly Dictionary<string, string> _linked = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (int Person, string Name)> _messages = new(StringComparer.Ordinal);

        /// <summary>The names that have a chat.</summary>
        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public bool AreOne(string one, string other) => Root(one) == Root(other);

        public byte[]? Play(int at, Step step)
        {
            var (name, other) = (NameOf(step.Person, step.Name), NameOf(step.Person, step.Other));
            var id = $"wamid.property.{run}.{at}";
            switch (step.Act)
            {
                case Act.Write:
                    return Message(id, at, name, other, Text, step.Person);
                case Act.WriteAlone:
                    return Message(id, at, name, name, Text, step.Person);
                case Act.Echo or Act.EchoAlone:
                    Saw(name);
                    _messages[id] = (step.Person, name);
                    var to = Pair("to", "to_user_id", name, step.Act == Act.Echo ? other : name);
                    return Body(
                        "smb_message_echoes", at, "message_echoes", [.. Common(id, at), .. to, new Member("from", "15550783881"), .. Text]);
                case Act.Status:
                    var recipient = Pair("recipient_id", "recipient_user_id", name, other);
                    return Body("messages", at, "statuses", [.. Common(id, at), new Member("status", "delivered"), .. recipient]);
                case Act.Call:
                    var caller = Pair("from", "from_user_id", name, other);
                    return Body("calls", at, "calls", [.. Common($"wacid.{id}", at), new Member("event", "connect"), .. caller]);
                case Act.Change when IsUser(name) && IsUser(other) && name != other:
                    Link(name, other);
                    Saw(other);
                    var change = new { type = "user_changed_user_id", body = "changed", user_id = other, previous_user_id = name };
                    return Message(id, at, name, name, [new Member("type", "system"), new Member("system", change)], step.Person);
                case Act.Edit or Act.React or Act.Revoke when _messages.Any(m => m.Value.Person == step.Person):
                    var mine = _messages.Where(m => m.Value.Person == step.Person).ToList();
                    var (target, (_, said)) = mine[step.Other % mine.Count];
                    Link(name, said);
                    return Message(id, at, name, name, Revision(step.Act, target), step.Person);
                default:
                    return null;
            }
        }

        private static Member[] Text { get; } =
            [new Member("type", "text"), new Member("text", new { body = "hi" })];

        private static Member[] Revision(Act act, string target) => act switch
        {
            Act.Edit =>
            [
                new Member("type", "edit"),
                new Member(
                    "edit", new { original_message_id = target, message = new { type = "text", text = new { body = "new" } } }),
            ],
            Act.Revoke =>
                [new Member("type", "revoke"), new Member("revoke", new { original_message_id = target })],
            _ =>
            [
                new Member("type", "reaction"),
                new Member("reaction", new { message_id = target, emoji = "👍" }),
            ],
        };

        private static Member[] Common(string id, int at) =>
            [new Member("id", id), new Member("timestamp", $"{Noon + at}")];

        private static bool IsUser(string name) => name.Contains('.', StringComparison.Ordinal);

        private byte[] Message(string id, int at, string name, string other, Member[] content, int person)
        {
            Saw(name);
            if (content == Text) _messages[id] = (person, name);
            return Body("messages", at, "messages", [.. Common(id, at), .. Pair("from", "from_user_id", name, other), .. content]);
        }

        /// <summary>One or two names: a number and a user id, or the one there is. Two of a kind cannot stand side by side.</summary>
        private Member[] Pair(string number, string user, string name, string other)
        {
            if (IsUser(name) == IsUser(other)) return [new Member(IsUser(name) ? user : number, name)];
            Link(name, other);
            return
            [
                new Member(number, (IsUser(name) ? other : name)), new Member(user, (IsUser(name) ? name : other)),
            ];
        }

        /// <summary>Two spellings of a number, which need no link, and three user ids.</summary>
        private string NameOf(int person, int name)
        {
            var number = $"5541{90_000_000 + (run * 10) + person}";
            if (name == 1) number = number.Insert(4, "9");
            if (name < 2) Link(number.Length == 13 ? number.Remove(4, 1) : number, number.Length == 13 ? number : number.Insert(4, "9"));
            return name < 2 ? number : $"BR.{run:000}{person}{name}";
        }

        private void Saw(string name) => Seen.Add(name);

        private void Link(string one, string other) => _linked[Root(one)] = Root(other);

        private string Root(string name) => _linked.TryGetValue(name, out var next) && next != name ? Root(next) : name;

        private static byte[] Body(string field, int at, string list, IEnumerable<Member> item)
        {
            var node = new JsonObject(
                item.DistinctBy(m => m.Name).Select(m => KeyValuePair.Create(m.Name, JsonSerializer.SerializeToNode(m.Value))));
            var value = new JsonObject
            {
                ["metadata"] = new JsonObject
                {
                    ["display_phone_number"] = "15550783881",
                    ["phone_number_id"] = TestNumber.Fixtures.PhoneNumberId,
                },
                [list] = new JsonArray(node),
            };
            return TestWebhook.Account(field, value.ToJsonString(), Noon + at);
        }
    }
}
