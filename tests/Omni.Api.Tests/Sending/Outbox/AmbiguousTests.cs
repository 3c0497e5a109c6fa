using System.Net;
using System.Text.Json;

namespace Omni.Api.Tests.Sending.Outbox;

/// <summary>Answers that are lost on the wire: before Meta took the message, and after.</summary>
public sealed class AmbiguousTests
{
    private const string Phone = "5511974000001";

    [Fact]
    public async Task A_message_that_Meta_took_is_settled_by_its_status_and_never_sent_again()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { drop = "after" });

        var (status, body) = await host.PostAsync("/api/v2/messages/send", Phone, "hello");
        status.Should().Be(HttpStatusCode.GatewayTimeout);
        var id = body.GetProperty("error").GetProperty("details").GetProperty("messageId").GetGuid();
        await host.UntilAsync(() => host.MessageAsync(id), m => m.GetProperty("deliveryStatus").GetString() == "read",
            "the statuses told of it");

        (await host.MessageAsync(id)).GetProperty("externalId").GetString().Should().StartWith("wamid.");
        (await host.QueuedAsync(id)).GetProperty("state").GetString().Should().Be("sent");
        host.Time.Advance(TimeSpan.FromHours(1));
        (await host.ArrivedAsync(Phone)).Should().Equal("hello");
    }

    [Fact]
    public async Task A_message_of_which_nobody_ever_told_fails_as_ambiguous_and_is_not_sent_again()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { drop = "before" });
        var id = (await host.PostAsync("/api/v2/messages/send", Phone, "hello")).Body.GetProperty("error").GetProperty("details")
            .GetProperty("id").GetGuid();
        (await host.QueuedAsync(id)).GetProperty("state").GetString().Should().Be("ambiguous");

        await host.UntilAsync(() => host.ProbedAsync(), probed => probed, "Graph was asked and answered");
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.WebhookComesAsync();
        for (var minute = 0; minute < 5; minute++) host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.UntilAsync(id, "failed");

        (await host.MessageAsync(id)).GetProperty("errorCode").GetString().Should().Be("AMBIGUOUS");
        (await host.ArrivedAsync(Phone)).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_would_rather_send_twice_than_not_at_all_may_say_so()
    {
        await using var host = await FakeTimeHost.StartAsync(
            ("Omni:Outbox:AmbiguousPolicy", "resend"), ("Omni:Outbox:AmbiguousAfter", "00:01:00"));
        await host.FaultAsync(new { drop = "before" });
        var id = (await host.PostAsync("/api/v2/messages/send", Phone, "hello")).Body.GetProperty("error").GetProperty("details")
            .GetProperty("id").GetGuid();

        await host.UntilAsync(() => host.ProbedAsync(), probed => probed, "Graph was asked and answered");
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.WebhookComesAsync();
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.UntilAsync(id, "sent");

        (await host.ArrivedAsync(Phone)).Should().Equal("hello");
        (await host.MessageAsync(id)).GetProperty("attempts").GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task Those_behind_an_ambiguous_message_go_on()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { drop = "after" });
        await host.PostAsync("/api/v2/messages/send", Phone, "one");

        var second = await host.QueueAsync(Phone, "two");
        await host.UntilAsync(second, "sent");

        (await host.ArrivedAsync(Phone)).Should().Equal("one", "two");
    }

    [Fact]
    public async Task A_repeated_request_is_told_the_same_of_an_ambiguous_message()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { drop = "before" });

        var first = await host.PostAsync("/api/v2/messages/send", Phone, "hello", more: null, ("Idempotency-Key", "a"));
        var again = await host.PostAsync("/api/v2/messages/send", Phone, "hello", more: null, ("Idempotency-Key", "a"));

        again.Status.Should().Be(first.Status).And.Be(HttpStatusCode.GatewayTimeout);
        IdOf(again.Body).Should().Be(IdOf(first.Body));
        (await host.ArrivedAsync(Phone)).Should().BeEmpty();

        static Guid IdOf(JsonElement body) => body.GetProperty("error").GetProperty("details").GetProperty("messageId").GetGuid();
    }
}
