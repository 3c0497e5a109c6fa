using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Storage;

namespace Omni.Api.Tests.Sending.Outbox;

/// <summary>A row of the outbox that cannot be read, as another version or a damaged disk may leave one, concerns no other.</summary>
public sealed class UnreadableRowTests
{
    private const string Phone = "5511976000001", Other = "5511976000002";

    [Fact]
    public async Task It_fails_and_those_before_and_behind_it_are_sent()
    {
        await using var host = await FakeTimeHost.StartAsync();
        var (before, broken, behind) = (await ScheduleAsync(host, Other, "before"), await ScheduleAsync(host, Phone, "broken"),
            await ScheduleAsync(host, Phone, "behind"));
        await BreakAsync(host, broken);

        host.Time.Advance(TimeSpan.FromHours(1));
        await host.UntilAsync(before, "sent");
        await host.UntilAsync(behind, "sent");
        await host.UntilAsync(broken, "failed");

        (await host.ArrivedAsync(Phone)).Should().Equal("behind");
        (await host.ArrivedAsync(Other)).Should().Equal("before");
        (await host.MessageAsync(broken)).GetProperty("errorCode").GetString().Should().Be("UNREADABLE");
        (await host.Host.ListAsync("/api/v2/events?eventType=message.failed")).Should().ContainSingle();
    }

    [Fact]
    public async Task It_can_be_taken_back_like_any_other()
    {
        await using var host = await FakeTimeHost.StartAsync();
        var broken = await ScheduleAsync(host, Phone, "broken");
        await BreakAsync(host, broken);

        (await host.Host.PostAsync($"/api/v2/outbox/{broken}/cancel", null)).Status.Should().Be(System.Net.HttpStatusCode.OK);

        (await host.MessageAsync(broken)).GetProperty("errorCode").GetString().Should().Be("CANCELLED");
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("resend")]
    public async Task Of_unknown_outcome_it_fails_and_those_after_it_are_settled(string policy)
    {
        await using var host = await FakeTimeHost.StartAsync(
            ("Omni:Outbox:AmbiguousPolicy", policy), ("Omni:Outbox:GiveUpAfter", "00:01:00"));
        await host.FaultAsync(new { drop = "before", count = 2 });
        var (broken, next) = (await host.QueueAsync(Phone, "lost"), await host.QueueAsync(Other, "lost too"));
        await host.UntilAsync(broken, "ambiguous");
        await host.UntilAsync(next, "ambiguous");
        await BreakAsync(host, broken);

        host.Time.Advance(TimeSpan.FromMinutes(1));

        await host.UntilAsync(next, policy == "fail" ? "failed" : "sent");
        await host.UntilAsync(broken, "failed");
        (await host.MessageAsync(broken)).GetProperty("errorCode").GetString().Should().Be("AMBIGUOUS");
        (await host.ArrivedAsync(Phone)).Should().BeEmpty();
    }

    private static async Task<Guid> ScheduleAsync(FakeTimeHost host, string to, string text) =>
        (await host.PostAsync("/api/v2/messages/send", to, text, new { sendAt = host.Time.GetUtcNow() + TimeSpan.FromHours(1) }))
            .Body.GetProperty("data").GetProperty("id").GetGuid();

    private static Task BreakAsync(FakeTimeHost host, Guid id) => host.Host.Services.GetRequiredService<IUnitOfWork>().RunAsync(
        session => session.WriteAsync("UPDATE outbox SET message = @message WHERE id = @id", ("@message", "\"no message\""), ("@id", id)),
        CancellationToken.None);
}
