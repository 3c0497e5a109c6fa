using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Omni.Api.Tests.Consumers;

/// <summary>A consumer survives the host. Time stands still: only the stop can end a pull that waits.</summary>
public sealed class ConsumerRestartTests(ConsumerFixture fixture) : IClassFixture<ConsumerFixture>
{
    [Fact]
    public async Task A_stop_ends_what_waits_and_the_next_start_goes_on_where_it_was()
    {
        var name = await fixture.CreateAsync("survivor");
        await fixture.CreateAsync("leased", new { shared = true, startFrom = "beginning" });
        string[] texts = [await fixture.ReceiveAsync(), await fixture.ReceiveAsync()];
        var page = await fixture.PullAsync(name);
        await fixture.AckAsync(name, new { cursor = page.GetProperty("items")[0].GetProperty("journalSeq").GetInt64() });
        var leased = await fixture.PullAsync("leased");
        var idle = await fixture.CreateAsync("idle");
        var waiting = fixture.PullAsync(idle, "waitMs=30000");
        await fixture.PullAsync(idle);

        fixture.Host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        (await waiting).GetProperty("items").GetArrayLength().Should().Be(0);
        await fixture.Fake.RestartAsync();

        ConsumerFixture.TextsOf(await fixture.PullAsync(name)).Should().Equal(texts[1]);
        ConsumerFixture.TextsOf(leased).Should().Contain(texts);
        (await fixture.PullAsync("leased")).GetProperty("items").GetArrayLength().Should().Be(0, "the lease holds");
        await fixture.AckAsync("leased", new { leaseId = leased.GetProperty("leaseId").GetString() });
    }
}
