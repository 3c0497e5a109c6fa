using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Sending.Outbox;

/// <summary>What becomes of the messages of an instance that is deleted.</summary>
public sealed class DeletedInstanceTests
{
    private const string Phone = "5511975000001", Other = "5511975000002";

    [Fact]
    public async Task What_waited_no_longer_counts_against_the_limit_of_all_instances()
    {
        await using var host = await FakeTimeHost.StartAsync(("Omni:Outbox:MaxQueuedInAll", "2"));
        var remaining = await host.Host.ConnectAsync(TestNumber.Second);
        for (var i = 0; i < 2; i++) await ScheduleAsync(host, $"{i}");
        (await SendFromAsync(host, remaining)).Should().Be(HttpStatusCode.TooManyRequests);

        await DeleteAsync(host);

        (await SendFromAsync(host, remaining)).Should().Be(HttpStatusCode.Accepted);
        await host.UntilAsync(
            () => host.Host.GetAsync("/api/v2/outbox"),
            outbox => outbox.GetProperty("data").GetProperty("instances").EnumerateArray()
                .All(i => i.GetProperty("instanceId").GetGuid() != host.InstanceId),
            "the outbox shows the deleted instance no more");
    }

    [Fact]
    public async Task What_waited_fails_with_an_event_for_each_message()
    {
        await using var host = await FakeTimeHost.StartAsync();
        var scheduled = await ScheduleAsync(host, "later");
        await host.FaultAsync(new { errorCode = 131000 });
        var refused = await host.QueueAsync(Other, "refused");
        await host.UntilAsync(refused, "waiting");
        var behind = await host.QueueAsync(Other, "behind it");

        await DeleteAsync(host);

        foreach (var id in new[] { scheduled, refused, behind }) await FailedAsync(host, id);
        (await FailuresAsync(host)).Should().HaveCount(3).And.OnlyContain(e => e.GetRawText().Contains("INSTANCE_DELETED"));
        host.Time.Advance(TimeSpan.FromHours(2));
        (await host.ArrivedAsync(Phone)).Should().BeEmpty();
        (await host.ArrivedAsync(Other)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_caller_who_waits_is_answered_that_the_message_failed()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131000 });
        await host.UntilAsync(await host.QueueAsync(Phone, "refused"), "waiting");
        var call = host.PostAsync("/api/v2/messages/send", Phone, "behind it");
        await PendingAsync(host, 1);

        await DeleteAsync(host);

        var (status, body) = await host.WhileTimePassesAsync(call);
        status.Should().Be(HttpStatusCode.BadGateway, body.ToString());
        body.GetProperty("error").GetProperty("details").GetProperty("errorCode").GetString().Should().Be("INSTANCE_DELETED");
    }

    [Fact]
    public async Task A_message_under_way_that_would_be_tried_again_fails_instead()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131000, delayMs = 3000 });
        var leaving = await host.QueueAsync(Phone, "under way");
        await host.UntilAsync(() => host.Host.GetAsync("/api/v2/outbox"), outbox => UnderWay(outbox) == 1, "the message is under way");

        await DeleteAsync(host);

        await host.UntilAsync(leaving, "failed");
        await FailedAsync(host, leaving);
        (await FailuresAsync(host)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_message_of_unknown_outcome_still_ends()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { drop = "before" });
        var (_, body) = await host.PostAsync("/api/v2/messages/send", Phone, "hello");
        var id = body.GetProperty("error").GetProperty("details").GetProperty("messageId").GetGuid();

        await DeleteAsync(host);

        await host.UntilAsync(id, "failed");
        (await host.MessageAsync(id)).GetProperty("errorCode").GetString().Should().Be("AMBIGUOUS");
    }

    private static int UnderWay(JsonElement outbox) =>
        outbox.GetProperty("data").GetProperty("instances").EnumerateArray().Sum(i => i.GetProperty("underWay").GetInt32());

    private static async Task<Guid> ScheduleAsync(FakeTimeHost host, string text)
    {
        var (status, body) = await host.PostAsync(
            "/api/v2/messages/send", Phone, text, new { sendAt = host.Time.GetUtcNow() + TimeSpan.FromHours(1) });
        status.Should().Be(HttpStatusCode.Accepted, body.ToString());
        return body.GetProperty("data").GetProperty("id").GetGuid();
    }

    private static async Task<HttpStatusCode> SendFromAsync(FakeTimeHost host, Guid instanceId) =>
        (await host.Host.PostAsync(
            "/api/v2/messages/send",
            new { instanceId, to = Other, text = "hello", sendAt = host.Time.GetUtcNow() + TimeSpan.FromHours(1) })).Status;

    private static async Task DeleteAsync(FakeTimeHost host)
    {
        using var response = await host.Host.Api.DeleteAsync(new Uri($"/api/v2/instances/{host.InstanceId}", UriKind.Relative));
        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static Task<JsonElement> PendingAsync(FakeTimeHost host, int count) => Eventually.IsAsync(
        () => host.Host.GetAsync("/api/v2/outbox"),
        outbox => outbox.GetProperty("data").GetProperty("pending").GetInt32() == count,
        $"{count} are pending");

    private static async Task FailedAsync(FakeTimeHost host, Guid id)
    {
        var message = await host.UntilAsync(() => host.MessageAsync(id), m => m.GetProperty("deliveryStatus").GetString() == "failed",
            "the message failed");
        message.GetProperty("errorCode").GetString().Should().Be("INSTANCE_DELETED");
    }

    private static Task<IReadOnlyList<JsonElement>> FailuresAsync(FakeTimeHost host) =>
        host.Host.ListAsync("/api/v2/events?eventType=message.failed");
}
