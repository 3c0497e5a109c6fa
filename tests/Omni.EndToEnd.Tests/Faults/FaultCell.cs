using System.Text.Json.Nodes;

namespace Omni.EndToEnd.Tests.Faults;

/// <summary>
/// One cell of the matrix: what Graph answers, whether it takes the message all the same, when statuses come, and whether the
/// host is killed meanwhile.
/// </summary>
internal sealed record FaultCell
{
    /// <summary>Sends that pass before Graph falls ill: the host knows by then how long an answer takes.</summary>
    private const int HealthyCalls = 40;

    /// <summary>How long an outage lasts.</summary>
    private const int OutageMs = 4000;

    /// <summary>After <see cref="FaultRun.TransientPause"/>, before <see cref="FaultRun.AmbiguousAfter"/>.</summary>
    private const int LateMs = 5000;

    /// <summary>What Graph answers, by name.</summary>
    public required string Answer { get; init; }

    /// <summary>The same as the sandbox's fault.</summary>
    public required JsonObject Fault { get; init; }

    public required FaultNature Nature { get; init; }

    /// <summary>Why a message may fail, besides <c>AMBIGUOUS</c>.</summary>
    public string? OwnReason { get; init; }

    /// <summary>Whether Meta takes the message, whatever it answers.</summary>
    public required bool IsTaken { get; init; }

    public StatusTiming Statuses { get; init; }

    /// <summary>Whether the host is killed while Graph is ill.</summary>
    public bool IsKilled { get; init; }

    /// <summary>Whether the number waits for a minute or more.</summary>
    public bool IsSlow { get; init; }

    public string Name
    {
        get
        {
            var statuses = Statuses switch { StatusTiming.Never => "never", StatusTiming.ComeLate => "late", _ => "come" };
            return $"{Answer}, {(IsTaken ? $"taken, statuses {statuses}" : "not taken")}{(IsKilled ? ", killed" : "")}";
        }
    }

    /// <summary>Whether a message is tried again, although it fails for its own reason in the end: media that is uploaded anew.</summary>
    public bool IsTriedAgain { get; init; }

    /// <summary>
    /// The documented exception: Meta says in its own words that it did not take the message, took it, and no status contradicts
    /// before the next try.
    /// </summary>
    public bool MayGoTwice => IsTaken && Statuses != StatusTiming.Come
        && (IsTriedAgain || Nature is FaultNature.Passing or FaultNature.Rate or FaultNature.Stops);

    /// <summary>Whether the statuses come of everything that Meta takes.</summary>
    public bool MetaReportsAll => !IsTaken || Statuses != StatusTiming.Never;

    /// <summary>Whether a message may fail for this reason.</summary>
    public bool MayFailFor(string? code) =>
        code == "AMBIGUOUS" ? Nature == FaultNature.NobodyKnows || IsKilled : code is not null && code == OwnReason;

    /// <summary>The sandbox's fault of one number.</summary>
    public JsonObject FaultOf(string phoneNumberId)
    {
        var fault = (JsonObject)Fault.DeepClone();
        (fault["phoneNumberId"], fault["skip"]) = (phoneNumberId, HealthyCalls);

        // An outage meets every call; an error of Meta's own meets sends.
        fault["calls"] = Nature == FaultNature.NobodyKnows ? "all" : "sends";
        if (Nature is FaultNature.NobodyKnows or FaultNature.Passing) fault["lastsMs"] = OutageMs;
        else fault["count"] = Nature == FaultNature.Final ? 60 : 20;
        if (fault["drop"] is null) fault["accept"] = IsTaken;
        if (IsTaken && Statuses == StatusTiming.Never) fault["statuses"] = "never";
        if (IsTaken && Statuses == StatusTiming.ComeLate) fault["statusDelayMs"] = LateMs;
        return fault;
    }
}
