using System.Text.Json.Nodes;

namespace Omni.EndToEnd.Tests.Faults;

/// <summary>The matrix: what Graph answers × {taken, not taken} × {statuses come, come late, never}, the host killed in every third cell.</summary>
internal static class FaultCells
{
    private const string OneMinute = """
        {"errorCode":80007,"headers":{"X-Business-Use-Case-Usage":
        "{\"200000000000009\":[{\"type\":\"messaging\",\"call_count\":100,\"total_cputime\":10,\"total_time\":10,\"estimated_time_to_regain_access\":1}]}"}}
        """;

    /// <summary>A few that have each broken before: what CI runs.</summary>
    public static IReadOnlyList<FaultCell> Short { get; } =
    [
        Lost("HTML 500", """{"httpStatus":500}""") with { IsTaken = true, Statuses = StatusTiming.Never },
        Lost("no answer", """{"hang":true}"""),
        Passing(131000) with { IsTaken = true },
        Final(131026),
        Lost("reset after", """{"drop":"after"}""") with { IsTaken = true, IsKilled = true },
        Lost("HTML 503", """{"httpStatus":503}""") with { IsKilled = true },
    ];

    public static IReadOnlyList<FaultCell> All { get; } = [.. Answers().SelectMany(Spread).Select((cell, index) => cell with { IsKilled = index % 3 == 2 })];

    private static IEnumerable<FaultCell> Answers()
    {
        yield return Lost("reset before", """{"drop":"before"}""");
        yield return Lost("reset after", """{"drop":"after"}""") with { IsTaken = true };
        yield return Lost("no answer", """{"hang":true}""");
        yield return Lost("garbage 200", """{"body":"{\"messaging_product\":\"whatsapp\",\"messages\":[{\"id\":"}""");
        yield return Lost("HTML 200", """{"body":"<html>Please log in</html>","contentType":"text/html"}""");
        yield return Lost("empty 200", """{"body":""}""");
        yield return Lost("200 without a wamid", """{"body":"{\"messaging_product\":\"whatsapp\",\"messages\":[]}"}""");
        foreach (var status in new[] { 500, 502, 503, 504, 520, 429, 403, 404 }) yield return Lost($"HTML {status}", $$"""{"httpStatus":{{status}}}""");
        yield return Lost("empty 500", """{"httpStatus":500,"body":""}""");
        yield return Lost("garbage 500", """{"httpStatus":500,"body":"{\"error\":"}""");
        yield return Lost("HTML 429 with Retry-After", """{"httpStatus":429,"headers":{"Retry-After":"3"}}""");
        yield return Lost("HTML 503 with Retry-After", """{"httpStatus":503,"headers":{"Retry-After":"3"}}""");

        foreach (var code in new[] { 1, 2, 131000, 131016 }) yield return Passing(code);
        yield return Coded("is_transient", FaultNature.Passing, """{"errorCode":80,"httpStatus":400,"isTransient":true}""");
        yield return Coded("130429", FaultNature.Rate, """{"errorCode":130429}""");
        yield return Coded("130429 with Retry-After", FaultNature.Rate, """{"errorCode":130429,"headers":{"Retry-After":"3"}}""");
        yield return Coded("131056", FaultNature.Rate, """{"errorCode":131056}""");
        yield return Coded("131056 with Retry-After", FaultNature.Rate, """{"errorCode":131056,"headers":{"Retry-After":"3"}}""");
        yield return Coded("4", FaultNature.Rate, """{"errorCode":4}""") with { IsSlow = true };
        yield return Coded("4 with Retry-After", FaultNature.Rate, """{"errorCode":4,"headers":{"Retry-After":"3"}}""") with { IsSlow = true };
        yield return Coded("80007 with a usage header", FaultNature.Rate, OneMinute) with { IsSlow = true };
        yield return Coded("4 with an app's usage header", FaultNature.Rate, """{"errorCode":4,"headers":{"X-App-Usage":"{\"call_count\":100,\"total_cputime\":5,\"total_time\":5}"}}""") with { IsSlow = true };
        yield return Coded("131057", FaultNature.Rate, """{"errorCode":131057}""") with { IsSlow = true };

        foreach (var code in new[] { 100, 131008, 131009, 131021, 131026, 131047, 131048, 131049, 131051, 132000, 132015, 131052, 131053, 470 }) yield return Final(code);
        yield return Coded("190", FaultNature.Stops, """{"errorCode":190,"errorSubcode":463}""");
        yield return Coded("10", FaultNature.Stops, """{"errorCode":10,"httpStatus":403}""");
        yield return Coded("131042", FaultNature.Stops, """{"errorCode":131042}""");
        yield return Coded("133010", FaultNature.Stops, """{"errorCode":133010}""");
        yield return Coded("368", FaultNature.Forbids, """{"errorCode":368}""") with { OwnReason = "368" };
        yield return Coded("131031", FaultNature.Forbids, """{"errorCode":131031}""") with { OwnReason = "131031" };
    }

    /// <summary>Where the answer itself says what was done, there is nothing to vary.</summary>
    private static IEnumerable<FaultCell> Spread(FaultCell cell)
    {
        var drop = cell.Fault["drop"]?.GetValue<string>();
        if (drop != "after") yield return cell with { IsTaken = false };
        if (drop == "before") yield break;
        foreach (var statuses in Enum.GetValues<StatusTiming>()) yield return cell with { IsTaken = true, Statuses = statuses };
    }

    private static FaultCell Lost(string name, string fault) => Coded(name, FaultNature.NobodyKnows, fault);

    private static FaultCell Passing(int code) => Coded($"{code}", FaultNature.Passing, $$"""{"errorCode":{{code}}}""");

    private static FaultCell Final(int code) => Coded($"{code}", FaultNature.Final, $$"""{"errorCode":{{code}}}""") with { OwnReason = $"{code}" };

    private static FaultCell Coded(string name, FaultNature nature, string fault) => new() { Answer = name, Fault = JsonNode.Parse(fault)!.AsObject(), Nature = nature, IsTaken = false };
}
