using System.Reflection;

namespace Omni.Api.Operations.OpenApi.Requests;

/// <summary>Finds what is accepted as a value by trying values.</summary>
internal static class ValueProbe
{
    private const string Id = "01a20e74-7c9f-4997-a274-a048be3f87cf", Time = "2026-11-24T09:00:00Z", Address = "https://example.com/";

    private const int LongestText = 1 << 21, LongestList = 1 << 14;

    /// <summary>Texts that a closed list of words, or a format, would refuse.</summary>
    private static readonly string[] Strangers =
        ["qqqq", "QQQQ", "qqqq:qqqq", "qqqq.qqqq", "custom.qqqq", "message.*", "messages:*", "*", "qq_QQ", "1", "+5511987654321"];

    /// <summary>Every word that stands for a state, kind or type on the wire.</summary>
    private static readonly string[] Words = [.. typeof(Page<>).Assembly.GetExportedTypes()
        .Where(t => t is { IsAbstract: true, IsSealed: true })
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.IsLiteral && f.FieldType == typeof(string))
        .Select(f => (string)f.GetRawConstantValue()!).Distinct(StringComparer.Ordinal)];

    /// <summary>Texts of each form that a field may ask for.</summary>
    public static IReadOnlyList<string> Samples { get; } = ["qqqq", Id, Time, Address, .. Strangers, .. Words];

    public static FieldRule OfText(Func<string, bool> accepts)
    {
        if (Strangers.Any(accepts)) return Bounded(accepts, prefix: "");
        if (accepts(Id)) return new FieldRule { Format = "uuid" };
        if (accepts(Time)) return new FieldRule { Format = "date-time" };
        if (accepts(Address)) return Bounded(accepts, Address) with { Format = "uri" };
        var words = Words.Where(accepts).ToArray();
        return words.Length > 0 ? new FieldRule { Words = words } : new FieldRule();
    }

    public static FieldRule OfNumber(Func<long, bool> accepts)
    {
        if (!accepts(1)) return new FieldRule();
        return new FieldRule
        {
            Minimum = accepts(int.MinValue) ? null : -Last(-1, -(long)int.MinValue, n => accepts(-n)),
            Maximum = accepts(int.MaxValue) ? null : Last(1, int.MaxValue, accepts),
        };
    }

    public static FieldRule OfList(Func<IReadOnlyList<string>, bool> accepts)
    {
        for (var count = 1; count <= 3; count++)
        {
            var least = count;
            if (Samples.FirstOrDefault(s => accepts(Repeat(s, least))) is not { } sample) continue;
            return new FieldRule
            {
                MinItems = count > 1 || !accepts([]) ? count : null,
                MaxItems = accepts(Repeat(sample, LongestList))
                    ? null
                    : (int)Last(count, LongestList, n => accepts(Repeat(sample, (int)n))),
                Items = OfText(text => accepts(Repeat(text, least))),
            };
        }

        return new FieldRule();
    }

    private static FieldRule Bounded(Func<string, bool> accepts, string prefix)
    {
        var known = prefix.Length + 1;
        if (!accepts(Text(known))) return new FieldRule();
        return new FieldRule
        {
            MinLength = prefix.Length > 0 || accepts("") ? null : 1,
            MaxLength = accepts(Text(LongestText)) ? null : (int)Last(known, LongestText, n => accepts(Text((int)n))),
        };

        string Text(int length) => prefix + new string('a', length - prefix.Length);
    }

    /// <summary>The last number that is accepted, between one that is and one that is not.</summary>
    private static long Last(long accepted, long refused, Func<long, bool> accepts)
    {
        while (refused - accepted > 1)
        {
            var middle = accepted + ((refused - accepted) / 2);
            if (accepts(middle)) accepted = middle;
            else refused = middle;
        }

        return accepted;
    }

    private static string[] Repeat(string text, int count) => [.. Enumerable.Repeat(text, count)];
}
