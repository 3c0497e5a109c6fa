using System.Globalization;
using System.Text;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>
/// Rewrites a recipient as people paste it in ASCII: digits of any script, full-width forms, every kind of dash and space; invisible
/// marks are left out. What has no ASCII form stays.
/// </summary>
internal static class NumberText
{
    private const int FullWidthFirst = 0xFF01, FullWidthLast = 0xFF5E, FullWidthOffset = 0xFF01 - '!';

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) Append(folded, rune);
        return folded.ToString().Trim();
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (rune.IsAscii && !Rune.IsControl(rune))
        {
            folded.Append((char)rune.Value);
            return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Format: break;
            case UnicodeCategory.DecimalDigitNumber: folded.Append((char)('0' + (int)Rune.GetNumericValue(rune))); break;
            case UnicodeCategory.DashPunctuation: folded.Append('-'); break;
            default:
                if (Rune.IsWhiteSpace(rune)) folded.Append(' ');
                else if (!IsInvisible(rune)) folded.Append(AsciiOf(rune) ?? rune.ToString());
                break;
        }
    }

    private static string? AsciiOf(Rune rune) => rune.Value switch
    {
        // The minus sign, a bullet that looks like a hyphen, and the Japanese mark of a long vowel are used as dashes.
        0x2212 or 0x2043 or 0x30FC or 0xFF70 => "-",
        0x207A or 0xFE62 or 0x2795 => "+",
        0x207D or 0xFE59 => "(",
        0x207E or 0xFE5A => ")",
        0x00B7 or 0x2022 or 0x2027 or 0x2219 or 0x22C5 or 0x30FB or 0xFF65 => ".",
        0x2044 or 0x2215 => "/",
        0x223C or 0x2053 or 0x301C => "~",
        >= FullWidthFirst and <= FullWidthLast => ((char)(rune.Value - FullWidthOffset)).ToString(),
        _ => null,
    };

    /// <summary>Characters without a form of their own that Unicode does not count as format marks: variation selectors, fillers.</summary>
    private static bool IsInvisible(Rune rune) => rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F)
        or 0x20E3 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
