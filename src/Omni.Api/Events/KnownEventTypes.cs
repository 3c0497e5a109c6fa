using System.Reflection;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>The types of events that the host knows: <see cref="EventTypes"/>, with patterns for its prefixes (<c>custom.*</c>).</summary>
internal static class KnownEventTypes
{
    private const string Rest = "*";

    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(EventTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Select(type => type.EndsWith('.') ? type + Rest : type).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether two types or patterns have an event in common.</summary>
    public static bool Meet(string one, string other) => (one.EndsWith(Rest, StringComparison.Ordinal), StartOf(one), StartOf(other)) switch
    {
        (true, var start, var known) when other.EndsWith(Rest, StringComparison.Ordinal) =>
            start.StartsWith(known, StringComparison.Ordinal) || known.StartsWith(start, StringComparison.Ordinal),
        (true, var start, _) => other.StartsWith(start, StringComparison.Ordinal),
        (false, _, var known) when other.EndsWith(Rest, StringComparison.Ordinal) =>
            one.Length > known.Length && one.StartsWith(known, StringComparison.Ordinal),
        _ => one == other,
    };

    private static string StartOf(string type) => type.EndsWith(Rest, StringComparison.Ordinal) ? type[..^1] : type;
}
