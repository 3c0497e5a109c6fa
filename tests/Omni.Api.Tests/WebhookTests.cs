using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Foundation.Http;
using Omni.Api.Tests.Receiving;
using Omni.Testing;

namespace Omni.Api.Tests;

public sealed class WebhookTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    private static TestNumber Number => TestNumber.Fixtures;

    [Fact]
    public async Task A_signed_text_becomes_message_chat_person_and_event()
    {
        await fixture.PostWebhookAsync(TestWebhook.Text("wamid.story", "5511900000001", "bom dia", "Ana"));

        var message = await MessageAsync("wamid.story", "5511900000001");
        message.GetProperty("textContent").GetString().Should().Be("bom dia");
        message.GetProperty("senderDisplayName").GetString().Should().Be("Ana");
        var chat = await Host.GetAsync($"/api/v2/chats/{message.GetProperty("chatId").GetGuid()}");
        chat.GetProperty("data").GetProperty("name").GetString().Should().Be("Ana");
        chat.GetProperty("data").GetProperty("unreadCount").GetInt32().Should().Be(1);
        var participants = await Host.ListAsync($"/api/v2/chats/{message.GetProperty("chatId").GetGuid()}/participants");
        participants.Should().ContainSingle().Which.GetProperty("personId").GetGuid()
            .Should().Be(message.GetProperty("senderPersonId").GetGuid());
        var @event = await Host.GetAsync($"/api/v2/events/{message.GetProperty("originalEventId").GetGuid()}");
        @event.GetProperty("data").GetProperty("rawPayload").GetProperty("rawPayload").GetProperty("pushName").GetString()
            .Should().Be("Ana");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("sha1=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sha256=zzzz000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_wrong_missing_or_malformed_signature_is_401_and_no_row(string? signature)
    {
        var body = TestWebhook.Text($"wamid.forged.{signature?.Length}", "5511900000002", "forged");

        var response = await Host.PostWebhookAsync(body, signature, fixture.InstanceId);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("error").GetProperty("code").GetString()
            .Should().Be("UNAUTHORIZED");
        (await ChatAsync("5511900000002")).Should().BeNull();
    }

    [Fact]
    public async Task A_signature_of_another_body_is_401()
    {
        var body = TestWebhook.Text("wamid.changed", "5511900000002", "changed on the way");

        var response = await Host.PostWebhookAsync(body, Number.Sign("something else"u8), fixture.InstanceId);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("01234567-89ab-cdef-0123-456789abcdef")]
    [InlineData("not-a-uuid")]
    public async Task An_unknown_instance_is_404(string instance)
    {
        var body = TestWebhook.Text("wamid.nobody", "5511900000003", "hello?");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/whatsapp-cloud?instance={instance}")
        {
            Content = new ByteArrayContent(body),
        };
        request.Headers.Add("X-Hub-Signature-256", Number.Sign(body));

        var response = await Host.Web.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_3_MB_is_413(bool chunked)
    {
        var body = Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', 3 * 1024 * 1024)}\"}}");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/whatsapp-cloud?instance={fixture.InstanceId}")
        {
            Content = new ByteArrayContent(body),
        };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Add("X-Hub-Signature-256", Number.Sign(body));

        var response = await Host.Web.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_503_and_nothing_is_claimed()
    {
        await using var full = OmniHost.Start(
            settings: new Dictionary<string, string?> { ["Omni:Inbox:MaxWaitingBytes"] = $"{1024 * 1024}" });
        var instance = await full.ConnectAsync(Number);
        var body = TestWebhook.Text("wamid.too-much", "5511900000009", new string('x', 2 * 1024 * 1024));

        var response = await full.PostWebhookAsync(body, Number.Sign(body), instance);
        var small = TestWebhook.Text("wamid.fits", "5511900000009", "this fits");
        var next = await full.PostWebhookAsync(small, Number.Sign(small), instance);

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        next.StatusCode.Should().Be(HttpStatusCode.OK);
        var stored = await Eventually.IsAsync(() => full.ListAsync("/api/v2/messages"), all => all.Count > 0, "the small one is processed");
        stored.Should().ContainSingle().Which.GetProperty("externalId").GetString().Should().Be("wamid.fits");
    }

    [Fact]
    public async Task Large_bodies_that_come_slowly_take_no_more_memory_than_is_theirs_and_hold_up_nobody_else()
    {
        await using var host = OmniHost.Start(
            settings: new Dictionary<string, string?> { ["Omni:Inbox:MaxReadingBytes"] = $"{4 * 1024 * 1024}" });
        var instance = await host.ConnectAsync(Number);
        var (slow, large, small) = (Large("wamid.slow"), Large("wamid.large"), TestWebhook.Text("wamid.small", "5511900000009", "small"));
        using var held = new HeldContent(slow);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/whatsapp-cloud?instance={instance}") { Content = held };
        request.Headers.Add("X-Hub-Signature-256", Number.Sign(slow));
        var sending = host.Web.SendAsync(request);
        var bodies = host.Services.GetRequiredService<BodyReader>();
        await Eventually.IsAsync(() => Task.FromResult(bodies.LargeBytes), bytes => bytes > 2 * 1024 * 1024, "the slow one is being read");
        (await host.PostWebhookAsync(large, Number.Sign(large), instance)).StatusCode
            .Should().Be(HttpStatusCode.ServiceUnavailable, "there is no room for another large one");
        (await host.PostWebhookAsync(small, Number.Sign(small), instance)).StatusCode.Should().Be(HttpStatusCode.OK);
        held.LetGo();

        (await sending).StatusCode.Should().Be(HttpStatusCode.OK);
        (await host.PostWebhookAsync(large, Number.Sign(large), instance)).StatusCode
            .Should().Be(HttpStatusCode.OK, "its room is free again");

        static byte[] Large(string wamid) => TestWebhook.Text(wamid, "5511900000009", new string('x', 2 * 1024 * 1024 + 100_000));
    }

    [Theory]
    [InlineData("this is not JSON")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"object\":\"whatsapp_business_account\",\"entry\":{}}")]
    public async Task A_signed_body_that_is_no_webhook_is_200_and_a_dead_letter(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);

        var response = await Host.PostWebhookAsync(body, Number.Sign(body), fixture.InstanceId);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        await Eventually.IsAsync(
            () => Host.ListAsync("/api/v2/dead-letters"),
            letters => letters.Any(
                l => l.GetProperty("rawPayload").GetString() == text && l.GetProperty("code").GetString() == "NOT_A_WEBHOOK"),
            "the body is kept as a dead letter");
    }

    [Fact]
    public async Task The_challenge_is_echoed_as_plain_text()
    {
        var response = await Host.Web.GetAsync(
            new Uri(
                $"/webhooks/whatsapp-cloud?instance={fixture.InstanceId}&hub.mode=subscribe"
                + $"&hub.verify_token={Number.VerifyToken}&hub.challenge=1158201444",
                UriKind.Relative));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/plain");
        (await response.Content.ReadAsStringAsync()).Should().Be("1158201444");
    }

    [Theory]
    [InlineData("hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1")]
    [InlineData("hub.mode=subscribe&hub.challenge=1")]
    [InlineData("hub.mode=other&hub.verify_token=the-verify-token&hub.challenge=1")]
    public async Task A_challenge_with_a_wrong_token_is_403(string query)
    {
        var response = await Host.Web.GetAsync(
            new Uri($"/webhooks/whatsapp-cloud?instance={fixture.InstanceId}&{query}", UriKind.Relative));

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_same_body_fifty_times_at_once_is_one_message_and_one_event()
    {
        var body = TestWebhook.Text("wamid.fifty", "5511900000004", "only once");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Host.PostWebhookAsync(body, Number.Sign(body), fixture.InstanceId)));
        await fixture.PostWebhookAsync(TestWebhook.Text("wamid.after-fifty", "5511900000004", "the end"));
        await MessageAsync("wamid.after-fifty", "5511900000004");

        answers.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.OK);
        var chat = await ChatAsync("5511900000004");
        (await Host.ListAsync($"/api/v2/chats/{chat}/messages")).Should().HaveCount(2);
        (await Host.ListAsync($"/api/v2/events?eventType=message.received&search=only once")).Should().ContainSingle();
    }

    [Fact]
    public async Task Messages_of_one_second_keep_the_order_in_which_they_came()
    {
        foreach (var text in new[] { "one", "two", "three" })
            await fixture.PostWebhookAsync(TestWebhook.Text($"wamid.order.{text}", "5511900000005", text));
        await MessageAsync("wamid.order.three", "5511900000005");

        var messages = await Host.ListAsync($"/api/v2/chats/{await ChatAsync("5511900000005")}/messages");

        messages.Select(m => m.GetProperty("textContent").GetString()).Should().Equal("three", "two", "one");
    }

    [Fact]
    public async Task The_callback_of_the_whole_app_serves_every_number()
    {
        var body = TestWebhook.Text("wamid.app-level", "5511900000006", "to the app's callback");

        var response = await Host.PostWebhookAsync(body, Number.Sign(body), instance: null);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        await MessageAsync("wamid.app-level", "5511900000006");
    }

    [Fact]
    public async Task A_webhook_for_a_number_without_an_instance_waits_as_a_dead_letter_until_there_is_one()
    {
        var late = Number with { PhoneNumberId = "306540352242999" };
        var body = TestWebhook.Text("wamid.early", "5511900000007", "anybody there?", phoneNumberId: late.PhoneNumberId);
        (await Host.PostWebhookAsync(body, Number.Sign(body), fixture.InstanceId)).StatusCode.Should().Be(HttpStatusCode.OK);
        var letters = await Eventually.IsAsync(
            () => Host.ListAsync("/api/v2/dead-letters?status=pending"),
            all => all.Any(l => l.GetProperty("code").GetString() == "NO_INSTANCE"), "the webhook is set aside");
        var instance = await Host.ConnectAsync(late);

        var letter = letters.First(l => l.GetProperty("code").GetString() == "NO_INSTANCE").GetProperty("id").GetGuid();
        (await Host.PostAsync($"/api/v2/dead-letters/{letter}/retry", new { })).Status.Should().Be(HttpStatusCode.OK);

        await Eventually.IsAsync(() => Host.ListAsync($"/api/v2/messages?instanceId={instance}"), found => found.Count == 1,
            "the message is there");
    }

    [Fact]
    public async Task An_app_cannot_speak_for_a_number_of_another_app()
    {
        var victim =
            new TestNumber { PhoneNumberId = "406540352242999", AppSecret = "another-app's-secret", BusinessAccountId = "502290129340398" };
        var instance = await Host.ConnectAsync(victim);
        var body = TestWebhook.Text("wamid.impostor", "5511900000008", "forged by a neighbour", phoneNumberId: victim.PhoneNumberId);

        (await Host.PostWebhookAsync(body, Number.Sign(body), fixture.InstanceId)).StatusCode.Should().Be(HttpStatusCode.OK);

        await Eventually.IsAsync(
            () => Host.ListAsync("/api/v2/dead-letters"),
            all => all.Any(l => l.GetProperty("code").GetString() == "OTHER_APP"),
            "it is set aside");
        (await Host.ListAsync($"/api/v2/messages?instanceId={instance}")).Should().BeEmpty();
    }

    private async Task<JsonElement> MessageAsync(string wamid, string chat)
    {
        var chatId = await Eventually.IsAsync(() => ChatAsync(chat), id => id is not null, $"chat {chat} exists");
        return await Eventually.IsAsync(
            async () =>
            {
                var response = await Host.Api.GetAsync(
                    new Uri($"/api/v2/messages/by-external?chatId={chatId}&externalId={Uri.EscapeDataString(wamid)}", UriKind.Relative));
                return response.IsSuccessStatusCode
                    ? JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("data")
                    : default;
            },
            message => message.ValueKind == JsonValueKind.Object, $"message {wamid} exists");
    }

    private async Task<Guid?> ChatAsync(string externalId)
    {
        var response = await Host.Api.GetAsync(
            new Uri($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId={externalId}", UriKind.Relative));
        return response.IsSuccessStatusCode
            ? JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("data").GetProperty("id").GetGuid()
            : null;
    }
}
