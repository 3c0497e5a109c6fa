using System.Globalization;

namespace Omni.EndToEnd.Tests;

/// <summary>
/// A host that is killed while one number sends a thousand messages a second: only what lies between mark and answer may
/// be unknown. Short here; the whole of it with <c>OMNI_CRASH_ROUNDS=50</c>.
/// </summary>
public sealed class BurstCrashTests
{
    /// <summary>Marked, and lost with the broken connection before Meta had read them.</summary>
    private const int LostOnTheWay = 24;

    [Fact]
    public async Task A_kill_at_a_thousand_sends_a_second_leaves_unknown_only_what_lay_between_mark_and_answer()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("OMNI_CRASH_ROUNDS") ?? "3", CultureInfo.InvariantCulture);
        using var world = await BurstWorld.StartAsync();
        var chance = new Random(rounds);
        var kills = new List<BurstWorld.KillFigures>();
        for (var round = 0; round < rounds; round++)
        {
            kills.Add(await world.KillAsync(round, whenTaken: chance.Next(400, 1200)));
            Say($"round {round}: {kills[^1]}");
        }

        var end = await world.EndAsync();
        Say($"{rounds} kills, {end}");

        using var scope = new FluentAssertions.Execution.AssertionScope();
        end.Silent.Should().BeEmpty("what was acknowledged leaves, or is told");
        end.Twice.Should().BeEmpty("nothing is sent twice");
        end.OutOfOrder.Should().BeEmpty("the order of the chat is kept");
        end.FailedOtherwise.Should().BeEmpty("only a message that may have left is given up");
        end.ToldButSent.Should().Be(0, "a status settles what Meta took");
        end.ToldAmbiguous.Should().BeLessThanOrEqualTo(rounds * LostOnTheWay, "what never left is put back, not given up");
        kills.Should().OnlyContain(k => k.Ambiguous <= k.Between + LostOnTheWay, "only what lay between mark and answer is unknown");
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
