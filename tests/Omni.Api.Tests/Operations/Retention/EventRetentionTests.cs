using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Storage;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;
using static Omni.Api.Tests.Operations.Retention.RetentionHost;

namespace Omni.Api.Tests.Operations.Retention;

/// <summary>How long events are kept, and which are kept longer.</summary>
public sealed class EventRetentionTests
{
    private const string Phone = "5511973000001";

    [Fact]
    public async Task In_a_new_data_folder_an_event_is_removed_after_90_days_and_its_message_stays()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.ReceiveAsync("wamid.old", Phone, "old");
        host.Time.Advance(89 * Day);
        await host.ReceiveAsync("wamid.young", Phone, "young");
        (await host.EventsAsync("wamid.old")).Should().NotBeEmpty("its time is not over");

        host.Time.Advance(2 * Day);
        await host.UntilAsync(() => host.EventsAsync("wamid.old"), found => found.Count == 0, "the old event is removed");

        (await host.EventsAsync("wamid.young")).Should().ContainSingle();
        (await host.MessagesAsync()).Select(m => m.GetProperty("textContent").GetString()).Should().Contain(["old", "young"]);
    }

    [Fact]
    public async Task What_Meta_repeats_within_its_7_days_is_recognised_with_the_shortest_retention()
    {
        await using var host = await FakeTimeHost.StartAsync(("Omni:Events:Retention", "14.00:00:00"));
        await host.ReceiveAsync("wamid.repeated", Phone, "once");
        host.Time.Advance(8 * Day);

        await host.ReceiveAsync("wamid.repeated", Phone, "once");
        await host.ReceiveAsync("wamid.after", Phone, "a later one, so that the repetition is processed");

        (await host.EventsAsync("wamid.repeated")).Should().ContainSingle();
    }

    [Fact]
    public async Task The_last_event_stays_so_that_what_follows_goes_on_from_it()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.ReceiveAsync("wamid.first", Phone, "first");
        await host.ReceiveAsync("wamid.last", Phone, "last");

        host.Time.Advance(200 * Day);
        await host.UntilAsync(() => host.EventsAsync("wamid.first"), found => found.Count == 0, "the first is removed");

        (await host.EventsAsync("wamid.last")).Should().ContainSingle();
    }

    [Fact]
    public async Task An_older_data_folder_keeps_all_says_so_at_the_start_and_follows_the_setting()
    {
        using var logs = new RecordedLogs();
        await using var host = await FakeTimeHost.StartAsync(logs.AddTo, ("Omni:Messages:Retention", "30.00:00:00"));
        await host.ReceiveAsync("wamid.old", Phone, "old");
        await host.ReceiveAsync("wamid.older", Phone, "older");
        logs.Warnings.Should().NotContain(text => text.Contains("Omni:Events:Retention", StringComparison.Ordinal), "the folder is new");

        // As the version before left it.
        await host.Host.Services.GetRequiredService<IUnitOfWork>().RunAsync(
            async session => await session.Db.Progress.Where(p => p.Name == "retention").ExecuteDeleteAsync(CancellationToken.None),
            CancellationToken.None);
        await host.RestartAsync();
        logs.Warnings.Should().ContainSingle(text => text.Contains("Omni:Events:Retention", StringComparison.Ordinal));

        host.Time.Advance(400 * Day);
        await host.UntilAsync(host.MessagesAsync, found => found.Count == 0, "old messages are removed by their own setting");
        (await host.EventsAsync("wamid.old")).Should().ContainSingle("no retention of events is set");

        await host.RestartAsync(("Omni:Events:Retention", "90.00:00:00"));
        host.Time.Advance(1 * Day);
        await host.UntilAsync(() => host.EventsAsync("wamid.old"), found => found.Count == 0, "now it is set");
    }

    [Fact]
    public async Task An_event_that_a_receiver_in_trouble_has_not_got_yet_is_kept_and_posted()
    {
        await using var receiver = await EventReceiver.StartAsync();
        var isDown = true;
        receiver.Answer = _ => isDown ? 503 : 200;
        await using var host = await FakeTimeHost.StartAsync(
            ("Omni:Subscriptions:AllowPrivateAddresses", "true"), ("Omni:Subscriptions:RetryFor", "30.00:00:00"),
            ("Omni:Events:Retention", "14.00:00:00"));
        await host.ReceiveAsync("wamid.unwanted", Phone, "before the subscription");
        (await host.Host.PostAsync("/api/v2/subscriptions", new { url = receiver.Address, eventTypes = new[] { "message.received" } }))
            .Status.Should().Be(HttpStatusCode.Created);
        await host.ReceiveAsync("wamid.waits", Phone, "waits");
        await host.ReceiveAsync("wamid.last", Phone, "last");
        await host.UntilAsync(() => Task.FromResult(receiver.Posts.Count), n => n > 0, "it is tried");

        host.Time.Advance(15 * Day);
        await host.UntilAsync(() => host.EventsAsync("wamid.unwanted"), found => found.Count == 0,
            "what no subscription waits for is removed");
        (await host.EventsAsync("wamid.waits")).Should().ContainSingle();
        isDown = false;

        await host.UntilAsync(
            () => Task.FromResult(receiver.Posts.Count(p => p.Body.Contains("wamid.last", StringComparison.Ordinal))), n => n > 0,
            "all arrive");
        receiver.Posts.Should().Contain(p => p.Body.Contains("wamid.waits", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_of_a_webhook_that_waits_as_a_dead_letter_is_kept_so_that_a_retry_repeats_nothing()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.ReceiveAsync("wamid.before", Phone, "before");
        host.Time.Advance(Day);
        var body = DeadLetterRetentionTests.HalfForeign("wamid.half", Phone);
        (await host.Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), host.InstanceId)).EnsureSuccessStatusCode();
        var letter = (await host.UntilAsync(() => host.Host.ListAsync("/api/v2/dead-letters"), l => l.Count == 1, "a part waits"))[0];
        await host.ReceiveAsync("wamid.last", Phone, "last");
        host.Time.Advance(200 * Day);
        await host.UntilAsync(() => host.EventsAsync("wamid.before"), found => found.Count == 0, "an older event is removed");
        var kept = (await host.EventsAsync("wamid.half")).Should().ContainSingle().Subject.GetProperty("id").GetGuid();

        (await host.Host.PostAsync($"/api/v2/dead-letters/{letter.GetProperty("id").GetGuid()}/retry", new { })).Status.Should()
            .Be(HttpStatusCode.OK);
        await host.UntilAsync(() => host.Host.ListAsync("/api/v2/dead-letters?status=pending"), l => l.Count == 1, "it is set aside anew");

        (await host.EventsAsync("wamid.half")).Should().ContainSingle().Which.GetProperty("id").GetGuid().Should().Be(kept);
    }
}
