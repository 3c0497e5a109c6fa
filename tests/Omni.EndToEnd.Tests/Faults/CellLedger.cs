using System.Text.Json;

namespace Omni.EndToEnd.Tests.Faults;

/// <summary>Compares what the host says about a cell's messages with what Meta counted independently.</summary>
/// <param name="cell">The cell.</param>
/// <param name="order">The place of each acknowledged message, by its id.</param>
/// <param name="sends">Meta's count.</param>
/// <param name="messages">What the host says.</param>
internal sealed class CellLedger(
    FaultCell cell, IReadOnlyDictionary<string, int> order, JsonElement sends, IReadOnlyList<MessageEnd> messages)
{
    private const int AfterTheFirstSign = 8;

    /// <summary>
    /// What is under way at once is capped near twice pace × answering time: 80 a second × 0.4 s. Half as much again, for a machine
    /// that adds to the answering time.
    /// </summary>
    private const double MostUnderWay = 2 * 80 * CellRun.AnswerMs / 1000d * 1.5;

    private static readonly string[] Ends = ["sent", "delivered", "read", "failed"];

    private readonly List<(string Id, string To)> _taken = [.. sends.GetProperty("items").EnumerateArray().Select(TakenOf)];

    private int Faulted => sends.GetProperty("faulted").GetInt32();

    private int UnderWay => sends.GetProperty("mostUnderWay").GetInt32();

    private int UnderWayAtFirstFault => Faulted == 0 ? 0 : sends.GetProperty("underWayAtFirstFault").GetInt32();

    private int Repeated => sends.GetProperty("repeated").GetArrayLength();

    public CellReport Report(int waiting) => new(cell.Name, Counts(), [.. Wrong(waiting), .. Disorder(), .. Excess()]);

    private string Counts()
    {
        var ends = messages.GroupBy(m => $"{m.Status} {m.ErrorCode}".TrimEnd()).OrderBy(g => g.Key, StringComparer.Ordinal);
        return $"{_taken.Count} taken, {Repeated} twice, {Faulted} met the fault, {UnderWayAtFirstFault} under way at its first sign, "
            + $"{UnderWay} at most; {string.Join(", ", ends.Select(g => $"{g.Count()} {g.Key}"))}";
    }

    private IEnumerable<string> Wrong(int waiting)
    {
        if (Faulted == 0) yield return "no message met the fault";
        if (waiting > 0) yield return $"{waiting} messages never stop waiting";
        if (messages.Count != order.Count || !messages.All(m => order.ContainsKey(m.Id)))
            yield return $"{order.Count} messages were acknowledged and {messages.Count} are there";
        if (Repeated > 0 && !cell.MayGoTwice) yield return $"{Repeated} messages were taken twice";

        foreach (var silent in messages.Where(m => !Ends.Contains(m.Status)).GroupBy(m => m.Status))
            yield return $"{silent.Count()} messages are {silent.Key}";
        foreach (var failed in messages.Where(m => m.Status == "failed" && !cell.MayFailFor(m.ErrorCode)).GroupBy(m => m.ErrorCode))
            yield return $"{failed.Count()} messages failed for {failed.Key}, which is not their reason";

        var taken = _taken.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        var lost = messages.Count(m => m.Status != "failed" && !taken.Contains(m.Id));
        if (lost > 0) yield return $"{lost} messages count as sent and were never taken";
        var untold = IsReportFinal ? messages.Count(m => m.Status != "read" && taken.Contains(m.Id)) : 0;
        if (untold > 0) yield return $"{untold} messages were reported as read by Meta and are not shown as read";
    }

    private IEnumerable<string> Disorder()
    {
        foreach (var chat in _taken.DistinctBy(t => t.Id).GroupBy(t => t.To))
        {
            var places = chat.Select(t => order.GetValueOrDefault(t.Id, -1)).ToList();
            if (places.SequenceEqual(places.Order())) continue;
            yield return $"the chat with {chat.Key} left in the order {string.Join(", ", places)}";
        }
    }

    private IEnumerable<string> Excess()
    {
        // A kill loses the answers to what is under way at that moment.
        var bound = UnderWayAtFirstFault + AfterTheFirstSign + (cell.IsKilled ? UnderWay : 0);
        var ended = messages.Count(m => m.ErrorCode == "AMBIGUOUS");
        if (ended > bound) yield return $"{ended} messages ended as ambiguous, more than {bound}";
        if (cell.Nature != FaultNature.NobodyKnows) yield break;
        if (Faulted > bound) yield return $"{Faulted} messages became ambiguous, more than {bound}";
        if (UnderWay > MostUnderWay) yield return $"{UnderWay} were under way at once, more than {MostUnderWay}";
    }

    /// <summary>Whether the last word is Meta's report. When it refused the message in its own words, the refusal may stand.</summary>
    private bool IsReportFinal =>
        cell.MetaReportsAll && cell.Nature is not (FaultNature.Final or FaultNature.Forbids);

    private static (string Id, string To) TakenOf(JsonElement send) =>
        (send.GetProperty("callbackData").GetString()!.Split('|')[0], send.GetProperty("to").GetString()!);
}
