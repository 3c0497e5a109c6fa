using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Omni.Api.Search;

/// <summary>
/// What letters and signs are made of: Unicode's compatibility decomposition (NFKD), from <c>decompositions.txt</c>. The host runs without
/// the data of a culture (<c>InvariantGlobalization</c>), where .NET normalizes nothing. Hangul is composed, so that a syllable is one
/// letter however it was written.
/// </summary>
internal static class Decompositions
{
    private const int FirstLead = 0x1100, Leads = 19, FirstVowel = 0x1161, Vowels = 21, FirstTail = 0x11A7, Tails = 28;

    private const int FirstSyllable = 0xAC00;

    private static readonly FrozenDictionary<int, string> Known = Read();

    /// <summary>The parts of a character; null when it has none.</summary>
    public static string? Of(int character) => Known.GetValueOrDefault(character);

    /// <summary>Joins a letter of Hangul to the one before it; null when they do not make a syllable.</summary>
    public static int? Syllable(int before, int letter)
    {
        if (before is >= FirstLead and < FirstLead + Leads && letter is >= FirstVowel and < FirstVowel + Vowels)
            return FirstSyllable + ((((before - FirstLead) * Vowels) + letter - FirstVowel) * Tails);
        return before is >= FirstSyllable and < FirstSyllable + (Leads * Vowels * Tails) && (before - FirstSyllable) % Tails == 0
            && letter is > FirstTail and < FirstTail + Tails
            ? before + letter - FirstTail
            : null;
    }

    private static FrozenDictionary<int, string> Read()
    {
        using var reader = new StreamReader(typeof(Decompositions).Assembly.GetManifestResourceStream("decompositions.txt")!);
        var known = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            var numbers = line.Split(' ').Select(hex => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToList();
            known.Add(numbers[0], string.Concat(numbers.Skip(1).Select(number => new Rune(number).ToString())));
        }

        return known.ToFrozenDictionary();
    }
}
