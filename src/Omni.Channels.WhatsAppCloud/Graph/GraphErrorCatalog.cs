using System.Collections.Frozen;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>Finds the rule for an error of Meta. The rules are in <see cref="GraphErrorTable"/>.</summary>
internal static class GraphErrorCatalog
{
    /// <summary>Subcodes from here on are codes of their own, which Meta also sends under code 100.</summary>
    private const int FirstCodeAsSubcode = 1_000_000;

    /// <summary>Another partner of the business answers in the thread.</summary>
    public const int ThreadHeld = 131070;

    private static readonly GraphErrorRule Unlisted = new(GraphAction.Fail, null);

    private static readonly GraphErrorRule NoDirectSend = new(GraphAction.Fail,
        "Direct Send is not enabled for this account; send an approved template instead");

    private static readonly GraphErrorRule Registration = new(GraphAction.Stop,
        "the number's registration; look at it in WhatsApp Manager");

    private static readonly GraphErrorRule HealthEntity = new(GraphAction.Fail,
        "a part of the number's health status; look at it in WhatsApp Manager");

    private static readonly FrozenDictionary<int, GraphErrorRule> Rules = GraphErrorTable.Rules().ToFrozenDictionary();

    /// <summary>All codes that have their own rule.</summary>
    public static IEnumerable<int> Codes => Rules.Keys;

    public static GraphErrorRule RuleFor(GraphError error)
    {
        if (error.IsForeign) return error.HttpStatus is >= 500 or 429 ? GraphErrorTable.Transient : Unlisted;
        if (error is { Code: 100, Subcode: 33 }) return GraphErrorTable.NoRight;
        if (error is { Code: 100, Subcode: >= FirstCodeAsSubcode and var subcode } && Rules.TryGetValue(subcode, out var byCode))
            return byCode;
        if (error.Code == 100 && Mentions(error, "Direct Send")) return NoDirectSend;
        if (Rules.TryGetValue(error.Code, out var rule))
            return error.IsTransient && rule is { Action: GraphAction.Fail, IsFinal: false } ? GraphErrorTable.Transient : rule;
        if (error.Code is >= 200 and <= 299) return GraphErrorTable.NoRight;
        if (error.HttpStatus == 429) return GraphErrorTable.CallLimit;
        if (error.IsTransient || error.HttpStatus >= 500) return GraphErrorTable.Transient;
        return error.Code switch
        {
            >= 133000 and <= 133999 => Registration,
            >= 141000 and <= 141999 => HealthEntity,
            _ => Unlisted,
        };
    }

    private static bool Mentions(GraphError error, string words) =>
        $"{error.Message} {error.Details}".Contains(words, StringComparison.OrdinalIgnoreCase);
}
