using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Projections;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Health;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Notices about an account have no id: a repeated one is known, a second one counts, and an old one undoes nothing.</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private const string Removed = """{"event":"PARTNER_REMOVED"}""";

    private const string Flagged = """{"event":"FLAGGED","display_phone_number":"15550783881","current_limit":"TIER_1K"}""";

    private const string Unflagged = """{"event":"UNFLAGGED","display_phone_number":"15550783881","current_limit":"TIER_1K"}""";

    private readonly OmniHost _host = OmniHost.Start();
    private Guid _instance;

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public static TheoryData<string, string> Fields => new()
    {
        { "account_update", """{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING"}]}""" },
        { "account_update", """{"event":"ACCOUNT_VIOLATION","violation_info":{"violation_type":"ADULT"}}""" },
        { "account_review_update", """{"decision":"REJECTED"}""" },
        { "account_alerts", """{"entity_type":"BUSINESS","alert_severity":"WARNING","alert_type":"OBA_REJECTED"}""" },
        { "phone_number_quality_update", Flagged },
        { "phone_number_name_update", """{"display_phone_number":"15550783881","decision":"REJECTED","requested_verified_name":"Shrubs"}""" },
        { "message_template_status_update", """{"event":"PAUSED","message_template_id":1,"message_template_name":"a","message_template_language":"en_US"}""" },
        { "message_template_quality_update", """{"previous_quality_score":"GREEN","new_quality_score":"RED","message_template_id":1}""" },
        { "template_category_update", """{"message_template_id":1,"previous_category":"UTILITY","new_category":"MARKETING"}""" },
        { "business_capability_update", """{"max_daily_conversations_per_business":250}""" },
        { "security", """{"display_phone_number":"15550783881","event":"PIN_CHANGED"}""" },
        { "a_field_of_tomorrow", """{"x":1}""" },
    };

    public async ValueTask InitializeAsync() => _instance = await _host.ConnectAsync(TestNumber.Fixtures);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_second_notice_of_equal_content_counts_and_a_repeated_one_does_not(string field, string value)
    {
        await ReceiveAsync(TestWebhook.Account(field, value, Now - 7200));
        await ReceiveAsync(TestWebhook.Account(field, value, Now - 3600));
        (await EventsAsync($"custom.{field}")).Should().Be(2, "they were told at two times");
        var health = await EventsAsync("system.instance_health");

        await ReceiveAsync(TestWebhook.Account(field, value, Now - 1800));
        var third = TestWebhook.Account(field, value, Now - 900);
        await ReceiveAsync(third);
        await ReceiveAsync(third);

        (await EventsAsync($"custom.{field}")).Should().Be(4, "Meta's repeat is the same notice");
        (await EventsAsync("system.instance_health")).Should().Be(health * 2);
    }

    [Fact]
    public async Task A_repeated_notice_is_known_also_when_its_time_is_written_as_text()
    {
        var at = Now - 3600;
        await ReceiveAsync(TestWebhook.Account("phone_number_quality_update", Flagged, at));

        await ReceiveAsync(TestWebhook.Account("phone_number_quality_update", Flagged, at, timeIsText: true));

        (await EventsAsync("custom.phone_number_quality_update")).Should().Be(1);
    }

    [Fact]
    public async Task A_notice_without_a_time_is_known_by_its_content()
    {
        await ReceiveAsync(TestWebhook.Account("phone_number_quality_update", Flagged, seconds: null));
        await ReceiveAsync(TestWebhook.Account("phone_number_quality_update", Flagged, seconds: null));

        (await EventsAsync("custom.phone_number_quality_update")).Should().Be(1, "nothing tells two such apart");
    }

    [Fact]
    public async Task A_number_that_was_flagged_again_is_degraded_again()
    {
        await ReceiveAsync(TestWebhook.Account("phone_number_quality_update", Flagged, Now - 300));
        await ReceiveAsync(TestWebhook.Account("phone_number_quality_update", Unflagged, Now - 200));
        await Eventually.IsAsync(WarningsAsync, warnings => warnings.Count == 0, "the flag is lifted");

        await ReceiveAsync(TestWebhook.Account("phone_number_quality_update", Flagged, Now - 100));

        (await WarningAsync()).Should().Contain("FLAGGED");
        (await EventsAsync("system.instance_health")).Should().Be(3);
    }

    [Fact]
    public async Task A_flag_that_comes_after_it_was_lifted_changes_nothing()
    {
        await ReceiveAsync(TestWebhook.Account("phone_number_quality_update", Unflagged, Now - 100));

        await ReceiveAsync(TestWebhook.Account("phone_number_quality_update", Flagged, Now - 200));

        (await WarningsAsync()).Should().BeEmpty();
        (await EventsAsync("system.instance_health")).Should().Be(1, "what is over is no news of the instance's health");
        (await EventsAsync("custom.phone_number_quality_update")).Should().Be(2, "what Meta told is kept as it came");
    }

    [Fact]
    public async Task A_late_restriction_counts_though_a_newer_notice_of_another_kind_came_before()
    {
        await ReceiveAsync(TestWebhook.Account("phone_number_quality_update", Unflagged, Now - 100));

        await ReceiveAsync(TestWebhook.Account(
            "account_update", """{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"ANY"}]}""", Now - 200));

        (await WarningAsync()).Should().Contain("restricts");
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("repeat")]
    public async Task A_loss_that_is_processed_again_leaves_a_number_that_was_connected_since_alone(string again)
    {
        var loss = TestWebhook.Account("account_update", Removed, Now);
        await ReceiveAsync(loss);
        await IsOutOfServiceAsync();
        (await _host.PostAsync($"/api/v2/instances/{_instance}/connect", new { })).Status.Should().Be(HttpStatusCode.OK);

        if (again == "repeat") await ReceiveAsync(loss);
        else (await ReplayAsync()).Should().Be(0, "nothing is new");

        (await StateAsync()).Should().Be("connected");
        (await EventsAsync("instance.disconnected")).Should().Be(1);
        (await WarningsAsync()).Should().BeEmpty("Meta has confirmed the number since");
    }

    [Theory]
    [InlineData("""{"event":"PARTNER_REMOVED"}""")]
    [InlineData("""{"event":"ACCOUNT_DELETED"}""")]
    [InlineData("""{"event":"ACCOUNT_OFFBOARDED"}""")]
    [InlineData("""{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"DISABLE"}}""")]
    public async Task A_loss_from_before_the_connect_changes_nothing_of_the_instance(string value)
    {
        await ReceiveAsync(TestWebhook.Account("account_update", value, Now - 3600));

        (await StateAsync()).Should().Be("connected");
        (await EventsAsync("custom.account_update")).Should().Be(1, "it is kept as it came");
        (await EventsAsync("instance.disconnected")).Should().Be(0);
        (await EventsAsync("system.instance_health")).Should().Be(0);
        (await ReplayAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_loss_that_waited_as_a_dead_letter_for_a_number_leaves_it_alone()
    {
        var late = new TestNumber { PhoneNumberId = "306540352242333", BusinessAccountId = "302290129340333" };
        await ReceiveAsync(TestWebhook.Account("account_update", Removed, Now - 60, account: late.BusinessAccountId));
        var letter = (await _host.ListAsync("/api/v2/dead-letters")).Should().ContainSingle().Which;
        letter.GetProperty("code").GetString().Should().Be("NO_INSTANCE");
        var instance = await _host.ConnectAsync(late);

        (await _host.PostAsync($"/api/v2/dead-letters/{letter.GetProperty("id").GetGuid()}/retry", new { })).Status
            .Should().Be(HttpStatusCode.OK);

        await Eventually.IsAsync(() => EventsAsync("custom.account_update"), count => count == 1, "it is processed");
        (await StateAsync(instance)).Should().Be("connected");
        (await EventsAsync("instance.disconnected")).Should().Be(0);
    }

    [Fact]
    public async Task A_loss_is_told_once_though_two_notices_tell_it()
    {
        await ReceiveAsync(TestWebhook.Account("account_update", Removed, Now));
        await ReceiveAsync(TestWebhook.Account("account_update", """{"event":"ACCOUNT_DELETED"}""", Now));

        (await EventsAsync("instance.disconnected")).Should().Be(1, "it was disconnected by the first one");
        (await EventsAsync("system.instance_health")).Should().Be(2);
        await IsOutOfServiceAsync();
    }

    [Fact]
    public async Task What_an_earlier_version_stored_is_known_and_what_Meta_told_later_is_new()
    {
        var (before, after) = (Now - 7200, Now - 60);
        await StoreAsEarlierVersionsAsync("custom.phone_number_quality_update", "", before);
        await StoreAsEarlierVersionsAsync("system.instance_health", "health|", before);

        await ReceiveAsync(TestWebhook.Account("phone_number_quality_update", Flagged, before - 1));

        (await EventsAsync("custom.phone_number_quality_update")).Should().Be(1, "it is the notice that was stored a second later");
        (await EventsAsync("system.instance_health")).Should().Be(1);
        await ReceiveAsync(TestWebhook.Account("phone_number_quality_update", Flagged, after));
        (await EventsAsync("custom.phone_number_quality_update")).Should().Be(2, "the event was stored long before Meta told this");
        (await EventsAsync("system.instance_health")).Should().Be(2);
    }

    private Task ReceiveAsync(byte[] body) => _host.ReceiveAsync(body, _instance);

    private async Task<int> EventsAsync(string type) => (await _host.ListAsync($"/api/v2/events?eventType={type}&limit=100")).Count;

    private async Task<string?> StateAsync(Guid? of = null) =>
        (await _host.GetAsync($"/api/v2/instances/{of ?? _instance}/status")).GetProperty("data").GetProperty("state").GetString();

    /// <summary>What follows from a notice is done a moment after its events can be read.</summary>
    private Task IsOutOfServiceAsync() => Eventually.IsAsync(() => StateAsync(), state => state == "error", "the number is out of service");

    private async Task<string> WarningAsync() =>
        (await Eventually.IsAsync(WarningsAsync, warnings => warnings.Count == 1, "there is one warning"))[0];

    private async Task<int> ReplayAsync()
    {
        var (status, answer) = await _host.PostAsync(
            "/api/v2/webhooks/replay", new { since = TimeProvider.System.GetUtcNow().AddHours(-1) });
        status.Should().Be(HttpStatusCode.OK);
        return answer.GetProperty("data").GetProperty("newEvents").GetInt32();
    }

    /// <summary>What the channel says of its accounts.</summary>
    private async Task<IReadOnlyList<string>> WarningsAsync()
    {
        var health = await _host.Services.GetRequiredService<ChannelRegistry>().Get(ChannelType.WhatsAppCloud)!
            .GetHealthAsync(CancellationToken.None);
        return [.. health.Checks.Where(c => c.Name.StartsWith("account:", StringComparison.Ordinal) && c.Status != CheckStatus.Pass)
            .Select(c => c.Message!)];
    }

    /// <summary>An event of the flag under the key that it had before the time of a notice was in it.</summary>
    private Task StoreAsEarlierVersionsAsync(string type, string prefix, long seconds)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonElement.Parse(Flagged).GetRawText())))[..32];
        var id = Ids.Next(TimeProvider.System);
        return _host.Services.GetRequiredService<IUnitOfWork>().RunAsync(session => session.AddEventAsync(new EventRow
        {
            Id = id,
            UniqueKey = $"{prefix}phone_number_quality_update|{hash}",
            Channel = ChannelType.WhatsAppCloud,
            InstanceId = _instance,
            EventType = type,
            Status = "completed",
            ReceivedAt = seconds * 1000,
            ProcessedAt = seconds * 1000,
            Envelope = JsonSerializer.Serialize(
                new { id, type, payload = new { }, timestamp = seconds * 1000, metadata = new { correlationId = "x", source = "x" } }),
        }), CancellationToken.None);
    }
}
