using System.Globalization;
using Omni.Testing;

namespace Omni.EndToEnd.Tests.Faults;

/// <summary>
/// The two promises, while Graph is ill: nothing acknowledged is ever lost, nothing is ever sent twice. A few cells here; the whole
/// matrix with <c>OMNI_FAULT_MATRIX=all</c>, or the cells of it whose names hold one of the words in <c>OMNI_FAULT_MATRIX="HTML 5,131000"</c>.
/// </summary>
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    /// <summary>Numbers that send at the same time on one host.</summary>
    private const int AtOnce = 6;

    [Fact]
    public async Task Whatever_Graph_answers_no_message_is_taken_twice_none_is_silent_and_few_are_ambiguous()
    {
        var reports = new List<CellReport>();
        foreach (var cells in Chosen().GroupBy(c => (c.IsSlow, c.IsKilled)).SelectMany(g => g.Chunk(AtOnce)))
        {
            foreach (var report in await FaultRun.PlayAsync(cells))
            {
                output.WriteLine(report.ToString());
                reports.Add(report);
            }
        }

        reports.Where(r => r.Faults.Count > 0).Should().BeEmpty($"{reports.Count.ToString(CultureInfo.InvariantCulture)} cells keep the promise");
    }

    private static IEnumerable<FaultCell> Chosen()
    {
        var asked = Environment.GetEnvironmentVariable("OMNI_FAULT_MATRIX");
        if (string.IsNullOrEmpty(asked)) return FaultCells.Short;
        if (asked == "all") return FaultCells.All;
        var words = asked.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return FaultCells.All.Where(c => words.Any(word => c.Name.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
