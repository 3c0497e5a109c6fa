using System.Collections.Concurrent;

namespace Omni.EndToEnd.Tests.Faults;

/// <summary>
/// The two promises while Graph is ill: nothing acknowledged is ever lost, nothing is ever sent twice. Six cells unless
/// <c>OMNI_FAULT_MATRIX</c> is <c>all</c>, or parts of the names of cells, separated by commas: <c>HTML 5,131000</c>.
/// </summary>
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    /// <summary>Hosts at the same time, and numbers at the same time on one of them: more of those that wait for minutes.</summary>
    private const int Hosts = 2, Numbers = 6, WaitingNumbers = 12;

    [Fact]
    public async Task Whatever_Graph_answers_no_message_is_taken_twice_none_is_silent_and_few_are_ambiguous()
    {
        var reports = new ConcurrentQueue<CellReport>();
        await Parallel.ForEachAsync(Runs(), new ParallelOptions { MaxDegreeOfParallelism = Hosts }, async (cells, _) =>
        {
            foreach (var report in await FaultRun.PlayAsync(cells))
            {
                output.WriteLine(report.ToString());
                reports.Enqueue(report);
            }
        });

        reports.Where(r => r.Faults.Count > 0).Select(r => $"{r}").Should().BeEmpty($"all of {reports.Count} cells keep the promises");
    }

    /// <summary>The slow ones first; the others run beside them.</summary>
    private static IEnumerable<FaultCell[]> Runs() => Chosen()
        .GroupBy(c => (c.IsSlow, c.IsKilled))
        .OrderByDescending(g => g.Key.IsSlow)
        .SelectMany(g => g.Chunk(g.Key.IsSlow ? WaitingNumbers : Numbers));

    private static IEnumerable<FaultCell> Chosen()
    {
        var asked = Environment.GetEnvironmentVariable("OMNI_FAULT_MATRIX");
        if (string.IsNullOrEmpty(asked)) return FaultCells.Short;
        if (asked == "all") return FaultCells.All;
        var words = asked.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return FaultCells.All.Where(c => words.Any(word => c.Name.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
