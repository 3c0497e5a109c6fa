namespace Omni.EndToEnd.Tests.Faults;

/// <summary>What came of a cell: one line of the matrix, and what is wrong with it.</summary>
internal sealed record CellReport(string Cell, string Counts, IReadOnlyList<string> Faults)
{
    public override string ToString() => $"{Cell}: {Counts}{string.Concat(Faults.Select(f => $"{Environment.NewLine}    ! {f}"))}";
}
