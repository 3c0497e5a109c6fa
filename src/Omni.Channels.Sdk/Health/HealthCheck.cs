namespace Omni.Channels.Sdk.Health;

/// <summary>One check of a plugin's health.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Status">The outcome.</param>
/// <param name="Message">A human-readable explanation; null when there is none.</param>
public sealed record HealthCheck(string Name, CheckStatus Status, string? Message = null)
{
    /// <summary>Measurements of this check; null when there are none.</summary>
    public IReadOnlyDictionary<string, object>? Data { get; init; }

    /// <summary>The default check: all connected pass, some warn, none fail, zero configured pass.</summary>
    public static HealthCheck OfInstances(int connected, int total) => (connected, total) switch
    {
        (_, 0) => new("instances", CheckStatus.Pass, "No instances configured"),
        _ when connected == total =>
            new("instances", CheckStatus.Pass, $"All {total} instance(s) connected") { Data = Figures(connected, total) },
        ( > 0, _) => new("instances", CheckStatus.Warn, $"{connected}/{total} instance(s) connected") { Data = Figures(connected, total) },
        _ => new("instances", CheckStatus.Fail, $"No instances connected ({total} configured)") { Data = Figures(connected, total) },
    };

    private static Dictionary<string, object> Figures(int connected, int total) => new() { ["connected"] = connected, ["total"] = total };
}
