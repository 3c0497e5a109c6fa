using System.Text.Json;

namespace Omni.EndToEnd.Tests.Faults;

/// <summary>Compares what the host tells of a cell's messages with what Meta has counted by itself.</summary>
/// <param name="cell">The cell.</param>
/// <param name="order">The place of each acknowledged message, by its id.</param>
/// <param name="sends">Meta's own count.</param>
/// <param name="messages">What the host tells.</param>
internal sealed class CellLedger(FaultCell cell, IReadOnlyDictionary<string, int> order, JsonElement sends, IReadOnlyList<MessageEnd> messages)
{
    private const int AfterTheFirstSign = 8;

    private static readonly string[] Ends = ["sent", "delivered", "read", "failed"];

    /// <summary>What is under way at once is capped near twice pace × answering time: 80 a second × 0.4 s; half as much again for a machine that is slow itself.</summary>
    private const double MostUnderWay = 2 * 80 * CellRun.AnswerMs / 1000d * 1.5;

    private readonly List<(string Id, string To)> _taken =
        [.. sends.GetProperty("items").EnumerateArray().Select(s => (s.GetProperty("callbackData").GetString()!.Split('|')[0], s.GetProperty("to").GetString()!))];

    private int Faulted => sends.GetProperty("faulted").GetInt32();

    private int UnderWay => sends.GetProperty("mostUnderWay").GetInt32();

    private int UnderWayAtFirstFault => sends.GetProperty("underWayAtFirstFault") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;

    private List<string> Repeated => [.. sends.GetProperty("repeated").EnumerateArray().Select(r => r.GetProperty("callbackData").GetString()!)];

    private int Ambiguous => messages.Count(m => m.ErrorCode == "AMBIGUOUS");

    public CellReport Report(int waiting) => new(cell.Name, Counts(), [.. Wrong(waiting)]);

    private string Counts()
    {
        var ends = messages.GroupBy(m => m.ErrorCode is null ? m.Status : $"failed {m.ErrorCode}").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}");
        return $"{_taken.Count} taken, {Repeated.Count} twice, {Faulted} met the fault, {UnderWayAtFirstFault} under way at its first sign, {UnderWay} at most; {string.Join(", ", ends)}";
    }

    private IEnumerable<string> Wrong(int waiting)
    {
        var taken = _taken.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        if (Faulted == 0) yield return "no message met the fault";
        if (waiting > 0) yield return $"{waiting} messages wait for ever";
        if (messages.Count != order.Count || !messages.All(m => order.ContainsKey(m.Id))) yield return $"{order.Count} messages were acknowledged and {messages.Count} are there";
        if (Repeated.Count > 0 && !cell.MayGoTwice) yield return $"{Repeated.Count} messages were taken twice";
        foreach (var silent in messages.Where(m => !Ends.Contains(m.Status)).GroupBy(m => m.Status)) yield return $"{silent.Count()} messages are {silent.Key}";
        foreach (var failed in messages.Where(m => m.Status == "failed" && !cell.MayFailFor(m.ErrorCode)).GroupBy(m => m.ErrorCode)) yield return $"{failed.Count()} messages failed for {failed.Key}, which is not theirs";
        if (messages.Count(m => m.Status != "failed" && !taken.Contains(m.Id)) is > 0 and var lost) yield return $"{lost} messages count as sent and were never taken";
        if (TellsOfAll && messages.Count(m => m.Status != "read" && taken.Contains(m.Id)) is > 0 and var untold) yield return $"{untold} messages were read, as Meta told, and the host does not say so";
        foreach (var chat in _taken.DistinctBy(t => t.Id).GroupBy(t => t.To))
        {
            var places = chat.Select(t => order.GetValueOrDefault(t.Id, -1)).ToList();
            if (!places.SequenceEqual(places.Order())) yield return $"the chat with {chat.Key} left in the order {string.Join(", ", places)}";
        }

        foreach (var excess in Excess()) yield return excess;
    }

    /// <summary>Whether Meta tells of everything it took; of what it refused in its own words, the first word may stand.</summary>
    private bool TellsOfAll => cell is not { IsTaken: true, Statuses: StatusTiming.Never } && cell.Nature is not (FaultNature.Final or FaultNature.Forbids);

    private IEnumerable<string> Excess()
    {
        // A kill loses the answers to what is under way then.
        var bound = UnderWayAtFirstFault + AfterTheFirstSign + (cell.IsKilled ? UnderWay : 0);
        if (cell.Nature == FaultNature.NobodyKnows && UnderWay > MostUnderWay) yield return $"{UnderWay} were under way at once, more than {MostUnderWay}";
        if (cell.Nature == FaultNature.NobodyKnows && Faulted > bound) yield return $"{Faulted} messages became ambiguous, more than {bound}";
        if (Ambiguous > bound) yield return $"{Ambiguous} messages ended as ambiguous, more than {bound}";
    }
}
