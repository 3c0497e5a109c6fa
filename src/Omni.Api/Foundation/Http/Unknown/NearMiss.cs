namespace Omni.Api.Foundation.Http.Unknown;

/// <summary>Finds the name that somebody meant who misspelt it.</summary>
internal static class NearMiss
{
    private const int Longest = 64;

    /// <summary>The nearest of the names, or null where none is near: a third of its letters may be wrong, at most two.</summary>
    public static string? Of(string written, IEnumerable<string> names) =>
        written.Length > Longest ? null : names
            .Select(name => (Name: name, Distance: Distance(Plain(written), Plain(name))))
            .Where(n => n.Distance <= Math.Min(2, n.Name.Length / 3))
            .OrderBy(n => n.Distance).Select(n => n.Name).FirstOrDefault();

    /// <summary>The nearest of the names, however far it is; of equally near ones the first in the alphabet.</summary>
    public static string Nearest(string written, IEnumerable<string> names)
    {
        var sought = Plain(written[..Math.Min(written.Length, Longest)]);
        return names.OrderBy(name => Distance(sought, Plain(name))).ThenBy(name => name, StringComparer.Ordinal).First();
    }

    // instance_id is instanceId.
    private static string Plain(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Letters to insert, drop, exchange or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var exchanged = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(exchanged, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
