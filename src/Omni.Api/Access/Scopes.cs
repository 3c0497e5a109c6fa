using System.Collections.Frozen;
using Omni.Api.Foundation.Http.Unknown;

namespace Omni.Api.Access;

/// <summary>
/// The scopes that a key may have: those of this host and those of Omni, so that keys made for an Omni can be made here. What a scope of
/// Omni's covers nothing here, it is kept and covers nothing.
/// </summary>
internal static class Scopes
{
    public const string All = "*", Send = "messages:send";

    private const string AllOf = ":*", ReadAndWrite = "read write";

    /// <summary>The verbs of each namespace, separated by spaces.</summary>
    private static readonly FrozenDictionary<string, string> Verbs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // Of this host
        ["instances"] = ReadAndWrite,
        ["messages"] = "read write send",
        ["chats"] = ReadAndWrite,
        ["events"] = ReadAndWrite,
        ["event-ops"] = ReadAndWrite,
        ["dead-letters"] = ReadAndWrite,
        ["keys"] = ReadAndWrite,
        ["persons"] = ReadAndWrite,
        ["context"] = ReadAndWrite,
        ["settings"] = ReadAndWrite,
        ["metrics"] = ReadAndWrite,
        ["journeys"] = ReadAndWrite,
        ["subscriptions"] = ReadAndWrite,
        ["auth"] = "validate",

        // Of Omni alone
        ["access"] = ReadAndWrite,
        ["agents"] = ReadAndWrite,
        ["automations"] = ReadAndWrite,
        ["batch-jobs"] = ReadAndWrite,
        ["conversations"] = ReadAndWrite,
        ["follow-up"] = ReadAndWrite,
        ["logs"] = ReadAndWrite,
        ["media"] = ReadAndWrite,
        ["payloads"] = ReadAndWrite,
        ["providers"] = ReadAndWrite,
        ["routes"] = ReadAndWrite,
        ["trust"] = ReadAndWrite,
        ["tts"] = "read write synthesize",
        ["turns"] = "read write close admin",
        ["webhooks"] = ReadAndWrite,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The scopes that cover another one beside themselves: what a key could do before the finer scope existed, it still can.
    /// </summary>
    private static readonly FrozenDictionary<string, string> CoveredBy = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Send] = "messages:write",
        ["dead-letters:read"] = "events:read",
        ["dead-letters:write"] = "events:write",
        ["dead-letters:*"] = "events:*",
        ["event-ops:read"] = "events:read",
        ["event-ops:write"] = "events:write",
        ["event-ops:*"] = "events:*",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Known = Verbs
        .SelectMany(family => family.Value.Split(' ').Select(verb => $"{family.Key}:{verb}").Append(family.Key + AllOf)).Append(All)
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string? scope) => scope is not null && Known.Contains(scope);

    /// <summary>Whether a scope of a key covers another one.</summary>
    public static bool Covers(string own, string scope) =>
        own == All || own == scope
        || (own.EndsWith(AllOf, StringComparison.Ordinal) && scope.StartsWith(own[..^1], StringComparison.Ordinal))
        || (CoveredBy.TryGetValue(scope, out var wider) && Covers(own, wider));

    /// <summary>The scope of another namespace that covers a scope; null when there is none.</summary>
    public static string? WiderOf(string scope) => CoveredBy.GetValueOrDefault(scope);

    /// <summary>What is wrong with scopes of a request: each one that is unknown, with the one that is nearest to it.</summary>
    public static string FaultOf(IEnumerable<string?> scopes) => string.Join(
        "; ",
        scopes.Where(scope => !IsKnown(scope)).Distinct(StringComparer.Ordinal)
            .Select(scope => scope is null ? "a scope is null" : $"'{scope}' is no scope; the nearest is '{Nearest(scope)}'"));

    /// <summary>Of the same namespace, where there is one.</summary>
    private static string Nearest(string scope)
    {
        var family = scope.Split(':')[0];
        var known = Verbs.ContainsKey(family) ? Known.Where(k => k.StartsWith(family + ':', StringComparison.Ordinal)) : Known;
        return NearMiss.Nearest(scope, known);
    }
}
