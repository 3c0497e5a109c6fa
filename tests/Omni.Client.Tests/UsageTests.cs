using System.Net;
using Omni.Client.Events;
using Omni.Client.Sending;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Receipts;
using Omni.Contract.Sending;
using Omni.Testing;

namespace Omni.Client.Tests;

/// <summary>What a program does with the client, against the whole host.</summary>
public sealed class UsageTests(ClientFixture fixture) : IClassFixture<ClientFixture>
{
    private OmniClient Omni => fixture.Omni;

    [Fact]
    public async Task Text_is_sent_and_read_back()
    {
        var sent = await Omni.Send.SendTextAsync(
            new() { InstanceId = fixture.InstanceId, To = "5511987654321", Text = "from the client" }, new() { IdempotencyKey = "once" });
        var again = await Omni.Send.SendTextAsync(
            new() { InstanceId = fixture.InstanceId, To = "5511987654321", Text = "from the client" }, new() { IdempotencyKey = "once" });

        sent.Status.Should().Be("sent");
        sent.ExternalMessageId.Should().StartWith("wamid.");
        again.Id.Should().Be(sent.Id, "the key names the same message");
        (await Omni.Messages.GetMessageAsync(sent.Id)).Value.TextContent.Should().Be("from the client");
        (await Omni.Messages.GetMessageAsync(sent.ExternalMessageId!)).Value.Id.Should().Be(sent.Id, "either id names it");
    }

    [Fact]
    public async Task What_goes_out_later_is_answered_in_the_same_form()
    {
        var kept = await Omni.Send.SendTextAsync(
            new() { InstanceId = fixture.InstanceId, To = "5511987654322", Text = "later" }, new() { Wait = false });

        kept.Status.Should().Be("pending");
        kept.ExternalMessageId.Should().BeNull();
    }

    [Fact]
    public async Task Every_kind_of_send_takes_the_same_options()
    {
        var (instance, to) = (fixture.InstanceId, "5511987654324");
        var at = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).AddDays(1)
            .ToOffset(TimeSpan.FromHours(3));
        var first = await Omni.Send.SendAsync(instance, to, "first");
        SendOptions Options(string key) => new() { IdempotencyKey = key, ReplyTo = first.MessageId, SendAt = at };
        using var file = new MemoryStream(TestMedia.Png);

        SendOutcome[] sent =
        [
            await Omni.Send.SendTextAsync(new() { InstanceId = instance, To = to, Text = "x" }, Options("text")),
            await Omni.Send.SendLocationAsync(new() { InstanceId = instance, To = to, Latitude = 1, Longitude = 2 }, Options("location")),
            await Omni.Send.SendContactAsync(
                new() { InstanceId = instance, To = to, Contact = new ShortContactCard("Ana", "5511900000000") }, Options("contact")),
            await Omni.Send.SendReactionAsync(
                new() { InstanceId = instance, To = to, MessageId = first.MessageId, Emoji = "👍" },
                Options("reaction") with { ReplyTo = null }),
            await Omni.Files.SendAsync(
                new() { InstanceId = instance, To = to, Type = "image", Filename = "dot.png", Caption = "a dot" }, file, Options("file")),
        ];

        sent.Should().OnlyContain(s => s.Status == "scheduled" && s.SendAt == at && s.InstanceId == instance && s.Ignored.Count == 0);
        (await Omni.Send.SendTextAsync(new() { InstanceId = instance, To = to, Text = "x" }, Options("text"))).Id
            .Should().Be(sent[0].Id, "the key names the same message");
        (await Omni.Messages.GetMessageAsync(sent[4].Id)).Value.ReplyToMessageId.Should().Be(first.Id);
    }

    [Fact]
    public async Task A_file_goes_out_and_comes_back_as_a_stream()
    {
        using var file = new MemoryStream(TestMedia.Png);
        var sent = await Omni.Files.SendAsync(
            new()
            {
                InstanceId = fixture.InstanceId,
                To = "5511987654323",
                Type = "image",
                Filename = "dot.png",
                MimeType = "image/png",
                Caption = "a dot",
            },
            file);

        var path = (await Omni.Messages.GetMessageAsync(sent.Id)).Value.MediaLocalPath!;
        await using var back = await Omni.Files.OpenAsync(path);
        using var bytes = new MemoryStream();
        await back.CopyToAsync(bytes);
        bytes.ToArray().Should().Equal(TestMedia.Png);
    }

    [Fact]
    public async Task A_list_is_read_to_its_end()
    {
        for (var i = 0; i < 7; i++)
            await fixture.Host.PostWebhookAsync(
                TestWebhook.Text($"wamid.page.{i}", "5511987000001", $"page {i}"),
                TestNumber.Fixtures.Sign(TestWebhook.Text($"wamid.page.{i}", "5511987000001", $"page {i}")),
                fixture.InstanceId);
        await fixture.Host.ProcessedAsync(fixture.InstanceId);

        var texts = await Paging.ReadAllAsync(cursor => Omni.Messages.ListMessagesAsync(
            search: "page ", hasMedia: false, since: DateTimeOffset.UnixEpoch, limit: 3, cursor: cursor))
            .Select(m => m.TextContent).ToListAsync();

        texts.Should().BeEquivalentTo(Enumerable.Range(0, 7).Select(i => $"page {i}"));
    }

    [Fact]
    public async Task A_refusal_is_an_exception_with_code_message_details_and_request_id()
    {
        var refusal = (await FluentActions.Awaiting(() => Omni.Send.SendAsync(fixture.InstanceId, "5511987654321", ""))
            .Should().ThrowAsync<OmniApiException>()).Which;

        refusal.Status.Should().Be(HttpStatusCode.BadRequest);
        refusal.Code.Should().Be("VALIDATION_ERROR");
        refusal.Details.Fields.Should().ContainKey("text");
        refusal.RequestId.Should().NotBeNullOrEmpty();
        var (services, stranger) = fixture.Connect("omni_sk_wrong");
        await using (services)
            (await FluentActions.Awaiting(() => stranger.Chats.ListChatsAsync()).Should().ThrowAsync<OmniApiException>()).Which.Status
                .Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_change_can_leave_a_field_set_it_or_take_it_away()
    {
        var key = (await Omni.Keys.CreateKeyAsync(
            new() { Name = "changed", Scopes = ["chats:read"], RateLimit = 5, Description = "old" })).Value;

        var changed = (await Omni.Keys.UpdateKeyAsync(key.Id, new() { RateLimit = 7 })).Value;
        var cleared = (await Omni.Keys.UpdateKeyAsync(key.Id, new() { Description = null })).Value;
        var unlimited = (await Omni.Keys.UpdateKeyAsync(key.Id, new() { RateLimit = null })).Value;

        (changed.RateLimit, changed.Description).Should().Be((7, "old"));
        (cleared.RateLimit, cleared.Description).Should().Be((7, null));
        (unlimited.RateLimit, unlimited.Description).Should().Be((null, null));
    }

    [Fact]
    public async Task Events_are_followed_and_a_posted_one_is_checked()
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        await fixture.ReceiveAsync("wamid.follow.0", "5511987000002", "before");
        var before = (await Omni.Events.ListEventsAsync(eventType: "message.received", search: "before")).Items[0];
        await fixture.ReceiveAsync("wamid.follow.1", "5511987000002", "after");

        var next = await Omni.Follow.ReadAsync("message.received", fixture.InstanceId, before.Id, limit.Token)
            .FirstAsync(e => e.Payload is MessageReceived { ExternalId: "wamid.follow.1" }, limit.Token);

        next.InstanceId.Should().Be(fixture.InstanceId);
        WebhookSignature.IsGood(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "1614265330",
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            "{\"test\": 2432232314}",
            DateTimeOffset.FromUnixTimeSeconds(1614265330))
            .Should().BeTrue("it is the example of the standard");
        WebhookSignature.IsGood(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "1614265330",
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            "{\"test\": 1}",
            DateTimeOffset.FromUnixTimeSeconds(1614265330))
            .Should().BeFalse();
    }

    [Fact]
    public async Task The_rest_answers_in_its_models()
    {
        (await Omni.Auth.ValidateKeyAsync()).Value.Scopes.Should().Equal("*");
        (await Omni.Health.GetHealthAsync()).Checks.Database.Status.Should().Be("ok");
        (await Omni.Instances.GetInstanceStatusAsync(fixture.InstanceId)).Value.IsConnected.Should().BeTrue();
        (await Omni.Instances.ListSupportedChannelsAsync()).Items
            .Should().ContainSingle(c => c.Id == "whatsapp-cloud" && c.Capabilities.CanSendText);
        (await Omni.Outbox.GetOutboxAsync()).Value.Instances.Should().NotBeNull();
        (await Omni.Settings.ListSettingsAsync(category: "outbox")).Items.Should().NotBeEmpty();
        (await Omni.DeadLetters.ListDeadLettersAsync()).Items.Should().BeEmpty();
        (await Omni.Subscriptions.ListSubscriptionsAsync()).Items.Should().BeEmpty();
        (await Omni.Events.GetAnalyticsAsync(allTime: true)).SuccessRate.Should().BeInRange(0, 100);
        await fixture.ReceiveAsync("wamid.rest", "5511987000003", "read me");
        var chat = (await Omni.Chats.ListChatsAsync(instanceId: fixture.InstanceId, search: "5511987000003")).Items.Single();
        (await Omni.Receipts.MarkChatReadAsync(chat.Id, new ReadRequest { InstanceId = fixture.InstanceId })).Success
            .Should().BeTrue();
        (await Omni.Chats.ListChatParticipantsAsync(chat.Id)).Items.Should().ContainSingle(p => p.PlatformUserId == "5511987000003");
        (await Omni.Instances.ListContactsAsync(fixture.InstanceId, search: "5511987000003")).Items.Should().ContainSingle();
    }
}
