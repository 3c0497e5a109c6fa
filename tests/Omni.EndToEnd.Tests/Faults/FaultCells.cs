using System.Text.Json.Nodes;

namespace Omni.EndToEnd.Tests.Faults;

/// <summary>What Graph answers × {taken, not taken} × {statuses come, late, never}; every third cell kills the host.</summary>
internal static class FaultCells
{
    /// <summary>Meta's usage headers, used up: the account's says for how many minutes.</summary>
    private const string
        OfAnApp = """{"errorCode":4,"headers":{"X-App-Usage":"{\"call_count\":100,\"total_cputime\":5,\"total_time\":5}"}}""",
        OfAnAccount = """
            {"errorCode":80007,"headers":{"X-Business-Use-Case-Usage":
            "{\"200000000000009\":[{\"type\":\"messaging\",\"call_count\":100,\"estimated_time_to_regain_access\":1}]}"}}
            """;

    /// <summary>One of each sort: what CI runs.</summary>
    public static IReadOnlyList<FaultCell> Short { get; } =
    [
        Lost("HTML 500", """{"httpStatus":500}""") with { IsTaken = true, Statuses = StatusTiming.Never },
        Lost("no answer", """{"hang":true}"""),
        Passing(131000) with { IsTaken = true },
        Final(131026),
        Lost("reset after", """{"drop":"after"}""") with { IsTaken = true, IsKilled = true },
        Lost("HTML 503", """{"httpStatus":503}""") with { IsKilled = true },
    ];

    public static IReadOnlyList<FaultCell> All { get; } =
        [.. Answers().SelectMany(Spread).Select((cell, index) => cell with { IsKilled = index % 3 == 2 })];

    private static IEnumerable<FaultCell> Answers() =>
    [
        Lost("reset before", """{"drop":"before"}"""),
        Lost("reset after", """{"drop":"after"}""") with { IsTaken = true },
        Lost("no answer", """{"hang":true}"""),
        Lost("garbage 200", """{"body":"{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":"}"""),
        Lost("HTML 200", """{"body":"<html>Please log in</html>","contentType":"text/html"}"""),
        Lost("empty 200", """{"body":""}"""),
        Lost("200 without a wamid", """{"body":"{\"messaging_product\":\"whatsapp\",\"messages\":[]}"}"""),
        .. new[] { 500, 502, 503, 504, 520, 429, 403, 404 }.Select(status => Lost($"HTML {status}", $$"""{"httpStatus":{{status}}}""")),
        Lost("empty 500", """{"httpStatus":500,"body":""}"""),
        Lost("garbage 500", """{"httpStatus":500,"body":"{\"error\":"}"""),
        Lost("HTML 429 with Retry-After", """{"httpStatus":429,"headers":{"Retry-After":"3"}}"""),
        Lost("HTML 503 with Retry-After", """{"httpStatus":503,"headers":{"Retry-After":"3"}}"""),

        .. new[] { 1, 2, 131000, 131016 }.Select(Passing),
        Coded("is_transient", FaultNature.Passing, """{"errorCode":80,"httpStatus":400,"isTransient":true}"""),

        Coded("130429", FaultNature.Rate, """{"errorCode":130429}"""),
        Coded("130429 with Retry-After", FaultNature.Rate, """{"errorCode":130429,"headers":{"Retry-After":"3"}}"""),
        Coded("131056", FaultNature.Rate, """{"errorCode":131056}"""),
        Coded("131056 with Retry-After", FaultNature.Rate, """{"errorCode":131056,"headers":{"Retry-After":"3"}}"""),
        Coded("4", FaultNature.Rate, """{"errorCode":4}""") with { IsSlow = true },
        Coded("4 with Retry-After", FaultNature.Rate, """{"errorCode":4,"headers":{"Retry-After":"3"}}""") with { IsSlow = true },
        Coded("4 with an app's usage", FaultNature.Rate, OfAnApp) with { IsSlow = true },
        Coded("80007 with an account's usage", FaultNature.Rate, OfAnAccount) with { IsSlow = true },
        Coded("131057", FaultNature.Rate, """{"errorCode":131057}""") with { IsSlow = true },

        .. new[] { 100, 131008, 131009, 131021, 131026, 131047, 131048, 131049, 131051, 132000, 132015, 470 }.Select(Final),
        .. new[] { 131052, 131053 }.Select(code => Final(code) with { IsTriedAgain = true }),

        Coded("190", FaultNature.Stops, """{"errorCode":190,"errorSubcode":463}"""),
        Coded("10", FaultNature.Stops, """{"errorCode":10,"httpStatus":403}"""),
        Coded("131042", FaultNature.Stops, """{"errorCode":131042}"""),
        Coded("133010", FaultNature.Stops, """{"errorCode":133010}"""),
        Coded("368", FaultNature.Forbids, """{"errorCode":368}""") with { OwnReason = "368" },
        Coded("131031", FaultNature.Forbids, """{"errorCode":131031}""") with { OwnReason = "131031" },
    ];

    /// <summary>A connection that breaks says itself what was done.</summary>
    private static IEnumerable<FaultCell> Spread(FaultCell cell)
    {
        var drop = cell.Fault["drop"]?.GetValue<string>();
        if (drop != "after") yield return cell with { IsTaken = false };
        if (drop == "before") yield break;
        foreach (var statuses in Enum.GetValues<StatusTiming>()) yield return cell with { IsTaken = true, Statuses = statuses };
    }

    private static FaultCell Lost(string name, string fault) => Coded(name, FaultNature.NobodyKnows, fault);

    private static FaultCell Passing(int code) => Coded($"{code}", FaultNature.Passing, $$"""{"errorCode":{{code}}}""");

    private static FaultCell Final(int code) =>
        Coded($"{code}", FaultNature.Final, $$"""{"errorCode":{{code}}}""") with { OwnReason = $"{code}" };

    private static FaultCell Coded(string name, FaultNature nature, string fault) =>
        new() { Answer = name, Fault = JsonNode.Parse(fault)!.AsObject(), Nature = nature, IsTaken = false };
}
