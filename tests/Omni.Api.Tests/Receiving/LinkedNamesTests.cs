using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Wherever Meta names a person twice, the names are one person with one chat from then on.</summary>
public sealed class LinkedNamesTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const long Noon = 1_763_900_000;

    private static int _people;

    private readonly int _number = Interlocked.Increment(ref _people);

    private OmniHost Host => fixture.Host;

    private string Phone => $"49155{_number:0000000}";

    private string UserId => $"DE.55{_number:000000}";

    /// <summary>Each place: the field, and its value with <c>{phone}</c> and <c>{user}</c>.</summary>
    public static TheoryData<string, string> Places => new()
    {
        {
            "messages",
            """
            {"statuses":[{"id":"{id}","status":"delivered","timestamp":"1763900000",
            "recipient_id":"{phone}","recipient_user_id":"{user}"}]}
            """
        },
        {
            "messages",
            """
            {"statuses":[{"id":"{id}","status":"sent","timestamp":"1763900000","recipient_id":"{phone}"}],
            "contacts":[{"wa_id":"{phone}","user_id":"{user}"}]}
            """
        },
        {
            "messages",
            """
            {"statuses":[{"id":"{id}","status":"read","timestamp":"1763900000","recipient_id":"Y2FwaV9ncm91cDox",
            "recipient_type":"group","recipient_participant_id":"{phone}","recipient_participant_user_id":"{user}"}]}
            """
        },
        {
            "messages",
            """
            {"messages":[{"id":"{id}","from":"{phone}","from_user_id":"{user}","group_id":"Y2FwaV9ncm91cDox",
            "timestamp":"1763900000","type":"text","text":{"body":"in a group"}}]}
            """
        },
        {
            "smb_message_echoes",
            """
            {"message_echoes":[{"id":"{id}","from":"15550783881","to":"{phone}","to_user_id":"{user}",
            "timestamp":"1763900000","type":"text","text":{"body":"from the phone app"}}]}
            """
        },
        {
            "user_id_update",
            """
            {"user_id_update":[{"wa_id":"{phone}","user_id":{"previous":"DE.0{user}",
            "current":"{user}"},"timestamp":"1763900000"}]}
            """
        },
        {
            "user_preferences",
            """
            {"user_preferences":[{"wa_id":"{phone}","user_id":"{user}","category":"marketing_messages",
            "value":"stop","timestamp":1763900000}]}
            """
        },
        {
            "calls",
            """
            {"calls":[{"id":"wacid.{id}","from":"{phone}","from_user_id":"{user}",
            "to":"15550783881","event":"connect","timestamp":"1763900000","direction":"USER_INITIATED"}]}
            """
        },
        {
            "calls",
            """
            {"calls":[{"id":"wacid.{id}","from":"15550783881","to":"{phone}","to_user_id":"{user}",
            "event":"connect","timestamp":"1763900000","direction":"BUSINESS_INITIATED"}]}
            """
        },
        {
            "calls",
            """
            {"statuses":[{"id":"wacid.{id}","type":"call","status":"RINGING","timestamp":"1763900000",
            "recipient_id":"{phone}","recipient_user_id":"{user}"}]}
            """
        },
        {
            "group_participants_update",
            """
            {"groups":[{"timestamp":"1763900000","group_id":"Y2FwaV9ncm91cDox","type":"group_participants_add",
            "added_participants":[{"input":"+{phone}","user_id":"{user}"}]}]}
            """
        },
        {
            "group_participants_update",
            """
            {"groups":[{"timestamp":1763900000,"group_id":"Y2FwaV9ncm91cDox","type":"group_join_request_created",
            "wa_id":"{phone}","user_id":"{user}"}]}
            """
        },
        {
            "smb_app_state_sync",
            """
            {"state_sync":[{"type":"contact","contact":{"full_name":"Kim","phone_number":"+{phone}",
            "user_id":"{user}"},"action":"add","metadata":{"timestamp":"1763900000"}}]}
            """
        },
        {
            "history",
            """
            {"history":[{"metadata":{"phase":0,"chunk_order":1,"progress":55},"threads":[{"id":"{phone}",
            "context":{"wa_id":"{phone}","user_id":"{user}"},"messages":[]}]}]}
            """
        },
        {
            "standby",
            """
            {"standby":{"messages":[{"id":"{id}","from":"{phone}","from_user_id":"{user}",
            "timestamp":"1763900000","type":"text","text":{"body":"hi"}}]}}
            """
        },
        {
            "messaging_handovers",
            """
            {"sender":{"phone_number":"{phone}","user_id":"{user}"},"type":"control_passed",
            "timestamp":"1763900000"}
            """
        },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_place_that_names_a_person_twice_teaches_the_link(string field, string value)
    {
        await ChangeAsync(field, Filled(value));
        await WriteAsync("a", phone: null, UserId);
        await WriteAsync("b", Phone, userId: null);

        await AreOneAsync(messages: null, Phone, UserId);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Chats_that_came_before_the_link_become_one(string field, string value)
    {
        await WriteAsync("a", phone: null, UserId);
        await WriteAsync("b", Phone, userId: null);
        await ChangeAsync(field, Filled(value));

        await AreOneAsync(messages: null, Phone, UserId);
    }

    [Fact]
    public async Task A_status_of_a_message_in_the_chat_of_the_number_links_the_user_id_that_it_names_alone()
    {
        await EchoAsync(Phone);
        await WriteAsync("a", phone: null, UserId);

        await ChangeAsync("messages", $$"""
            {"statuses":[{"id":"{{Wamid("echo")}}","status":"read","timestamp":"1763900000",
            "recipient_user_id":"{{UserId}}"}]}
            """);

        await AreOneAsync(2, Phone, UserId);
    }

    [Theory]
    [InlineData("5541999{0:000000}", "554199{0:000000}", true)]
    [InlineData("5215599{0:000000}", "525599{0:000000}", true)]
    [InlineData("5491155{0:000000}", "541155{0:000000}", true)]
    [InlineData("5541933{0:000000}", "554133{0:000000}", false)]
    public async Task Two_spellings_of_a_number_are_one_person(string one, string other, bool areOne)
    {
        var (a, b) = (string.Format(null, one, _number), string.Format(null, other, _number));
        await EchoAsync(a);
        await WriteAsync("a", b, userId: null);
        await ChangeAsync("messages", $$"""
            {"statuses":[{"id":"{{Wamid("echo")}}","status":"delivered","timestamp":"1763900000",
            "recipient_id":"{{(areOne ? b : a)}}"}]}
            """);

        if (areOne) await AreOneAsync(2, a, b);
        else (await ChatIdAsync(a)).Should().NotBe(await ChatIdAsync(b));
    }

    [Theory]
    [InlineData("contact_request", true)]
    [InlineData("other", false)]
    public async Task Only_a_contact_card_that_was_asked_for_gives_the_senders_number(string origin, bool isLink)
    {
        await WriteAsync("a", Phone, userId: null);
        await Host.ReceiveAsync(
            TestWebhook.Message(
                Wamid("card"),
                new { type = "contacts", contacts = new[] { new { origin, phones = new[] { new { wa_id = Phone } } } } },
                from: null, UserId),
            fixture.InstanceId);

        if (isLink) await AreOneAsync(2, Phone, UserId);
        else (await ChatIdAsync(Phone)).Should().NotBe(await ChatIdAsync(UserId));
    }

    [Fact]
    public async Task Number_and_user_id_that_change_in_one_step_are_still_the_person()
    {
        var (phone, userId) = ($"49156{_number:0000000}", $"DE.66{_number:000000}");
        await WriteAsync("a", Phone, UserId);
        var chat = await ChatIdAsync(Phone);

        await NoticeAsync(
            new { type = "user_changed_number", body = "changed", wa_id = phone, user_id = userId, previous_user_id = UserId }, from: null,
            Noon + 10);
        await WriteAsync("b", phone: null, userId, Noon + 20);
        await WriteAsync("c", phone, userId: null, Noon + 20);
        await WriteAsync("stranger", Phone, $"DE.77{_number:000000}", Noon + 30);

        // Reports about the time before, or with the old number, change nothing.
        await ChangeAsync("messages", $$"""
            {"statuses":[{"id":"{{Wamid("x")}}","status":"delivered","timestamp":"{{Noon}}",
            "recipient_id":"{{Phone}}","recipient_user_id":"{{UserId}}"}]}
            """);
        await ChangeAsync("messages", $$"""
            {"statuses":[{"id":"{{Wamid("x")}}","status":"read","timestamp":"{{Noon + 40}}",
            "recipient_id":"{{Phone}}","recipient_user_id":"{{UserId}}"}]}
            """);
        await WriteAsync("late", Phone, userId: null, Noon + 5);

        (await ChatIdAsync(phone)).Should().Be(chat);
        await AreOneAsync(5, phone, userId, UserId);
        (await ChatAsync(chat)).GetProperty("externalId").GetString().Should().Be(phone);
        (await MessagesAsync(Phone)).Select(m => m.GetProperty("externalId").GetString()).Should().Equal(Wamid("stranger"));
    }

    [Theory]
    [InlineData("previous_user_id")]
    [InlineData("from_user_id")]
    [InlineData("body")]
    public async Task A_user_id_that_changes_keeps_the_chat(string place)
    {
        var next = $"DE.66{_number:000000}";
        await WriteAsync("a", phone: null, UserId);
        var before = await ChatAsync(await ChatIdAsync(UserId));

        await NoticeAsync(
            new
            {
                type = "user_changed_user_id",
                body = $"Ines changed from {(place == "body" ? UserId : "x")} to {next}",
                user_id = next,
                previous_user_id = place == "previous_user_id" ? UserId : "",
            }, from: "", Noon + 10, place == "from_user_id" ? UserId : "");
        await WriteAsync("b", phone: null, next, Noon + 20);

        await AreOneAsync(3, UserId, next);
        var after = await ChatAsync(await ChatIdAsync(next));
        after.GetProperty("id").GetGuid().Should().Be(before.GetProperty("id").GetGuid());
        after.GetProperty("externalId").GetString().Should().Be(next);
    }

    [Fact]
    public async Task A_changed_security_code_moves_nothing()
    {
        await NoticeAsync(new { type = "user_identity_changed", body = "Security code changed", user_id = UserId }, Phone, Noon, UserId);

        await AreOneAsync(1, Phone, UserId);
        var chat = await ChatAsync(await ChatIdAsync(Phone));
        chat.GetProperty("externalId").GetString().Should().Be(Phone);
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("revoke")]
    [InlineData("reaction")]
    public async Task A_revision_of_a_message_in_another_chat_lands_there_and_links_the_names(string kind)
    {
        await WriteAsync("a", Phone, userId: null);
        await WriteAsync("hidden", phone: null, UserId);

        await ReviseAsync(kind, "a", phone: null, UserId);

        var message = (await MessagesAsync(UserId)).Single(m => m.GetProperty("externalId").GetString() == Wamid("a"));
        ShouldBeRevised(kind, message);
        await AreOneAsync(2, Phone, UserId);
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("revoke")]
    [InlineData("reaction")]
    public async Task A_revision_that_comes_before_its_message_under_another_name_waits_for_it(string kind)
    {
        await ReviseAsync(kind, "a", phone: null, UserId);

        await Host.ReceiveAsync(
            TestWebhook.Message(
                Wamid("a"), new { type = "image", image = new { id = "1227829768162607", mime_type = "image/jpeg", caption = "look" } },
                Phone, userId: null),
            fixture.InstanceId);

        var message = (await MessagesAsync(UserId)).Single(m => m.GetProperty("externalId").GetString() == Wamid("a"));
        ShouldBeRevised(kind, message);
        message.GetProperty("messageType").GetString().Should().Be("image");
        message.GetProperty("hasMedia").GetBoolean().Should().BeTrue();
        message.GetProperty("mediaUrl").GetString().Should().Contain(message.GetProperty("id").GetString());
        (await Host.GetAsync($"/api/v2/messages/{message.GetProperty("id").GetString()}")).GetProperty("data").GetProperty("mediaMetadata")
            .GetProperty("mediaId").ValueKind.Should().Be(JsonValueKind.String);
        await AreOneAsync(1, Phone, UserId);
    }

    [Fact]
    public async Task Empty_text_is_no_name()
    {
        await ChangeAsync("messages", $$"""
            {"contacts":[{"profile":{"name":"Rosa","username":""},"wa_id":"","user_id":"{{UserId}}","parent_user_id":""}],
             "messages":[{"id":"{{Wamid("a")}}","from":"","from_user_id":"{{UserId}}","from_parent_user_id":"","group_id":"",
                "timestamp":"1763900000","type":"text","context":{"from":"","id":""},"text":{"body":"hi"} } ] }
            """);
        await ChangeAsync("smb_message_echoes",
            $$"""
            {"message_echoes":[{"id":"{{Wamid("b")}}","from":"","to":"","to_user_id":"{{UserId}}",
            "timestamp":"1763900000","type":"text","text":{"body":"hi"} } ] }
            """);

        await AreOneAsync(2, UserId);
        var all = await MessagesAsync(UserId);
        all.Should().OnlyContain(m => m.GetProperty("senderPlatformUserId").GetString() != "");
        all.Should().OnlyContain(m => m.GetProperty("replyToExternalId").ValueKind == JsonValueKind.Null);
        var unknown = await Host.Api.GetAsync(
            new Uri($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId=", UriKind.Relative));
        unknown.IsSuccessStatusCode.Should().BeFalse();
    }

    [Fact]
    public async Task What_was_merged_is_still_reached_by_the_ids_that_callers_kept()
    {
        await WriteAsync("a", Phone, userId: null);
        await WriteAsync("b", phone: null, UserId);
        var (first, second) = ((await MessagesAsync(Phone)).Single(), (await MessagesAsync(UserId)).Single());
        var merged = await ChatIdAsync(UserId);

        await WriteAsync("c", Phone, UserId);

        (await Host.ListAsync($"/api/v2/messages?chatId={merged}")).Should().HaveCount(3);
        var person = second.GetProperty("senderPersonId").GetString();
        (await Host.ListAsync($"/api/v2/events?personId={first.GetProperty("senderPersonId").GetString()}&eventType=message.received"))
            .Should().HaveCount(3);
        (await Host.ListAsync($"/api/v2/events?personId={person}&eventType=message.received")).Should().HaveCount(3);
        var (status, _) = await Host.SendTextAsync(fixture.InstanceId, person!, "to the old id");
        status.Should().Be(System.Net.HttpStatusCode.Created);
        await AreOneAsync(4, Phone, UserId);
    }

    private static void ShouldBeRevised(string kind, JsonElement message)
    {
        if (kind == "reaction") message.GetProperty("reactionCounts").GetProperty("👍").GetInt32().Should().Be(1);
        else message.GetProperty("status").GetString().Should().Be(kind == "edit" ? "edited" : "deleted");
    }

    private string Wamid(string name) => $"wamid.linked.{_number}.{name}";

    private string Filled(string value) =>
        value.Replace("{phone}", Phone, StringComparison.Ordinal).Replace("{user}", UserId, StringComparison.Ordinal)
            .Replace("{id}", Wamid("place"), StringComparison.Ordinal);

    private Task ChangeAsync(string field, string json)
    {
        var value = JsonNode.Parse(json)!;
        value["metadata"] = new JsonObject
        {
            ["display_phone_number"] = "15550783881",
            ["phone_number_id"] = TestNumber.Fixtures.PhoneNumberId,
        };
        return Host.ReceiveAsync(TestWebhook.Account(field, value.ToJsonString(), Noon), fixture.InstanceId);
    }

    private Task EchoAsync(string to) => ChangeAsync("smb_message_echoes", $$"""
        {"message_echoes":[{"id":"{{Wamid("echo")}}","from":"15550783881","to":"{{to}}",
        "timestamp":"1763900000","type":"text","text":{"body":"hi"} } ] }
        """);

    private Task WriteAsync(string name, string? phone, string? userId, long seconds = Noon) =>
        Host.ReceiveAsync(
            TestWebhook.Message(Wamid(name), new { type = "text", text = new { body = name } }, phone, userId, seconds: seconds),
            fixture.InstanceId);

    private Task NoticeAsync(object system, string? from, long seconds, string? fromUserId = null) =>
        ChangeAsync("messages", new JsonObject
        {
            ["messages"] = new JsonArray(new JsonObject
            {
                ["id"] = Wamid("notice"),
                ["timestamp"] = $"{seconds}",
                ["type"] = "system",
                ["system"] = JsonSerializer.SerializeToNode(system),
                ["from"] = from,
                ["from_user_id"] = fromUserId,
            }),
        }.ToJsonString());

    private Task ReviseAsync(string kind, string target, string? phone, string? userId) =>
        Host.ReceiveAsync(
            TestWebhook.Message(
                Wamid($"{kind}-of-{target}"),
                kind switch
                {
                    "edit" => new
                    {
                        type = kind,
                        edit = new { original_message_id = Wamid(target), message = new { type = "text", text = new { body = "new" } } },
                    },
                    "revoke" => new { type = kind, revoke = new { original_message_id = Wamid(target) } },
                    _ => (object)new { type = kind, reaction = new { message_id = Wamid(target), emoji = "👍" } },
                }, phone, userId, seconds: Noon + 60),
            fixture.InstanceId);

    /// <summary>All names lead to one chat with so many messages, and to one person.</summary>
    private async Task AreOneAsync(int? messages, params string[] names)
    {
        var chats = new List<Guid>();
        foreach (var name in names) chats.Add(await ChatIdAsync(name));
        chats.Distinct().Should().ContainSingle();
        var all = await MessagesAsync(names[0]);
        if (messages is { } count) all.Should().HaveCount(count);
        all.Where(m => !m.GetProperty("isFromMe").GetBoolean()).Select(m => m.GetProperty("senderPersonId").GetString()).Distinct()
            .Should().HaveCountLessThanOrEqualTo(1);
        (await ChatAsync(chats[0])).GetProperty("messageCount").GetInt32().Should().Be(all.Count);
        (await Host.ListAsync($"/api/v2/chats/{chats[0]}/participants")).Should().HaveCountLessThanOrEqualTo(1);
    }

    private async Task<Guid> ChatIdAsync(string address) =>
        (await Host.GetAsync($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId={address}")).GetProperty("data")
            .GetProperty("id").GetGuid();

    private async Task<JsonElement> ChatAsync(Guid id) => (await Host.GetAsync($"/api/v2/chats/{id}")).GetProperty("data");

    private async Task<IReadOnlyList<JsonElement>> MessagesAsync(string address) =>
        await Host.ListAsync($"/api/v2/chats/{await ChatIdAsync(address)}/messages");
}
