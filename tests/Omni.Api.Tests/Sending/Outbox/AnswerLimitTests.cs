using System.Net;

namespace Omni.Api.Tests.Sending.Outbox;

/// <summary>How long a caller waits for an answer: once, however many messages the request becomes.</summary>
public sealed class AnswerLimitTests
{
    private const string Phone = "5511978000001";

    [Fact]
    public async Task The_limit_is_of_the_whole_request_and_the_pieces_go_on()
    {
        await using var host = await FakeTimeHost.StartAsync(("Omni:Outbox:AnswerWithin", "00:00:08"));
        await host.FaultAsync(new { answerDelayMs = 3000, untilCleared = true });
        var begun = host.Time.GetUtcNow();

        var (status, body) = await host.WhileTimePassesAsync(
            host.PostAsync("/api/v2/messages/send", Phone, string.Join(' ', Enumerable.Repeat("word", 4 * 4096 / 5))));

        status.Should().Be(HttpStatusCode.GatewayTimeout, body.ToString());
        (host.Time.GetUtcNow() - begun).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(8));
        await host.UntilAsync(() => host.ArrivedAsync(Phone), arrived => arrived.Count == 4, "all pieces went out");
    }
}
