using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>What happens to the account is told, and changes the instance where it must; the phone app's messages are ours.</summary>
public sealed class AccountTests
{
    private const string Account = "102290129340398";

    [Theory]
    [InlineData("""{"event":"PARTNER_REMOVED"}""")]
    [InlineData("""{"event":"ACCOUNT_DELETED"}""")]
    [InlineData("""{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"DISABLE"}}""")]
    public async Task A_number_that_Meta_took_away_is_in_error_and_its_instance_disconnected(string value)
    {
        await using var host = OmniHost.Start();
        var instance = await host.ConnectAsync(TestNumber.Fixtures);

        await ChangeAsync(host, "account_update", value);

        await Eventually.IsAsync(() => host.ListAsync("/api/v2/events?eventType=instance.disconnected"), e => e.Count == 1, "it is told");
        var status = await Eventually.IsAsync(
            async () => (await host.GetAsync($"/api/v2/instances/{instance}/status")).GetProperty("data"),
            s => s.GetProperty("state").GetString() == "error", "it is out of service after the commit");
        status.GetProperty("message").GetString().Should().Contain("Meta has taken the account away");
        (await host.SendTextAsync(instance, "5511987654321", "anybody?")).Status.Should().Be(System.Net.HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_restriction_degrades_the_health_and_a_better_quality_mends_it()
    {
        await using var host = OmniHost.Start();
        var instance = await host.ConnectAsync(TestNumber.Fixtures);

        await ChangeAsync(host, "phone_number_quality_update",
            """{"event":"FLAGGED","display_phone_number":"15550783881","current_limit":"TIER_1K"}""");
        await ChangeAsync(host, "phone_number_quality_update",
            """{"event":"UNFLAGGED","display_phone_number":"15550783881","current_limit":"TIER_1K"}""");

        var told = await Eventually.IsAsync(() => host.ListAsync("/api/v2/events?eventType=system.instance_health"), e => e.Count == 2,
            "both are told");
        told.Select(e => e.GetProperty("rawPayload").GetProperty("level").GetString()).Should().BeEquivalentTo("degraded", "healthy");
        (await host.GetAsync($"/api/v2/instances/{instance}/status")).GetProperty("data").GetProperty("state").GetString()
            .Should().Be("connected");
    }

    [Fact]
    public async Task A_message_sent_from_the_phone_app_is_stored_as_ours()
    {
        await using var host = OmniHost.Start();
        var instance = await host.ConnectAsync(TestNumber.Fixtures);
        await host.ReceiveAsync(TestWebhook.Text("wamid.theirs", "5511987654321", "open?", name: "Maria"), instance);

        await host.PostAsync(
            $"/sandbox/numbers/{TestNumber.Fixtures.PhoneNumberId}/echoes", new { to = "5511987654321", text = "until six" }, host.Web);

        var ours = (await Eventually.IsAsync(() => host.ListAsync("/api/v2/messages?search=until six"), m => m.Count == 1,
            "it is stored"))[0];
        ours.GetProperty("isFromMe").GetBoolean().Should().BeTrue();
        var chat = (await host.GetAsync($"/api/v2/chats/{ours.GetProperty("chatId").GetGuid()}")).GetProperty("data");
        chat.GetProperty("name").GetString().Should().Be("Maria", "a chat is named after the other side");
        chat.GetProperty("unreadCount").GetInt32().Should().Be(1, "ours need no reading");
        chat.GetProperty("messageCount").GetInt32().Should().Be(2);
        var told = (await host.ListAsync("/api/v2/events?eventType=message.received&direction=outbound"))[0].GetProperty("rawPayload");
        told.GetProperty("rawPayload").GetProperty("isFromMe").GetBoolean().Should().BeTrue();
    }

    private static async Task ChangeAsync(OmniHost host, string field, string value) =>
        (await host.PostAsync($"/sandbox/accounts/{Account}/changes", new { field, value = JsonElement.Parse(value) }, host.Web)).Status
            .Should().Be(System.Net.HttpStatusCode.Created);
}
