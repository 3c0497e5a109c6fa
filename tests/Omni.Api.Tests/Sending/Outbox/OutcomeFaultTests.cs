using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Storage;

namespace Omni.Api.Tests.Sending.Outbox;

/// <summary>
/// An outcome that the database refuses for good, as against a database that is away: it is put aside, and its chat goes on.
/// </summary>
public sealed class OutcomeFaultTests
{
    private const string Phone = "5511977000001";

    [Fact]
    public async Task A_message_that_was_sent_counts_as_sent_and_its_chat_goes_on()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { statuses = "never", untilCleared = true });
        await host.UntilAsync(await host.QueueAsync(Phone, "one"), "sent");
        await RefuseAnotherAsync(host, "message.sent");

        var (status, body) = await host.WhileTimePassesAsync(host.PostAsync("/api/v2/messages/send", Phone, "two"));
        var third = await host.QueueAsync(Phone, "three");
        await host.UntilAsync(third, "sent");

        status.Should().Be(HttpStatusCode.Created, body.ToString());
        (await host.ArrivedAsync(Phone)).Should().Equal("one", "two", "three");
        (await host.QueuedAsync(third)).GetProperty("lastError").GetString().Should().Contain("could not be recorded");
    }

    [Fact]
    public async Task A_message_that_failed_counts_as_failed_and_its_chat_goes_on()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131026, count = 2 });
        await host.UntilAsync(await host.QueueAsync(Phone, "one"), "failed");
        await RefuseAnotherAsync(host, "message.failed");

        var second = await host.QueueAsync(Phone, "two");
        var third = await host.QueueAsync(Phone, "three");
        await host.UntilAsync(third, "sent");

        (await host.QueuedAsync(second)).GetProperty("state").GetString().Should().Be("failed");
        (await host.MessageAsync(second)).GetProperty("deliveryStatus").GetString().Should().Be("failed");
        (await host.ArrivedAsync(Phone)).Should().Equal("three");
    }

    /// <summary>
    /// One event of a type is there: the database refuses each further one, as it does whatever breaks a rule of its own.
    /// </summary>
    private static Task RefuseAnotherAsync(FakeTimeHost host, string eventType) =>
        host.Host.Services.GetRequiredService<IUnitOfWork>().RunAsync(
            session => session.WriteAsync($"CREATE UNIQUE INDEX one_only ON omni_events (event_type) WHERE event_type = '{eventType}'"),
            CancellationToken.None);
}
