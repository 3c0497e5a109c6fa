using System.Collections.Frozen;
using System.Globalization;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>
/// The versions of the Graph API and the last day of each. A table: Meta's dates differ by days from its rule of two years after the
/// next version. https://developers.facebook.com/docs/graph-api/changelog
/// </summary>
internal static class GraphVersions
{
    /// <summary>The version of instances that do not name one.</summary>
    public const string Default = "v25.0";

    /// <summary>By version: the last day; null when Meta has not set one.</summary>
    private static readonly FrozenDictionary<string, DateOnly?> LastDays = new Dictionary<string, DateOnly?>
    {
        ["v26.0"] = null,
        ["v25.0"] = new(2028, 7, 29),
        ["v24.0"] = new(2028, 2, 18),
        ["v23.0"] = new(2027, 10, 8),
        ["v22.0"] = new(2027, 5, 20),
        ["v21.0"] = new(2027, 1, 21),
        ["v20.0"] = new(2026, 9, 24),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly int Oldest = LastDays.Keys.Min(MajorOf);

    /// <summary>The last day of a version; null when none is known.</summary>
    public static DateOnly? LastDayOf(string version) => LastDays.GetValueOrDefault(version);

    /// <summary>Whether a version is older than all of the table: it ended before them.</summary>
    public static bool IsOlderThanAll(string version) => MajorOf(version) < Oldest;

    /// <summary>The number before the point; <see cref="int.MaxValue"/> when the text is no version.</summary>
    public static int MajorOf(string version) =>
        int.TryParse(version.TrimStart('v', 'V').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? major
            : int.MaxValue;
}
