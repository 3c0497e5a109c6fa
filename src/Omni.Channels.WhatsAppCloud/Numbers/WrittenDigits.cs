using System.Text;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>The digits of a written number, and what its notation says about them.</summary>
/// <param name="Digits">All digits.</param>
/// <param name="HasPlus">Whether a <c>+</c> stands before them.</param>
/// <param name="Brackets">The pairs of brackets: where each begins among the digits, and how many digits it holds.</param>
internal sealed record WrittenDigits(string Digits, bool HasPlus, IReadOnlyList<(int Start, int Length)> Brackets)
{
    /// <summary>Reads a number in ASCII; null when it holds characters that no number has.</summary>
    public static WrittenDigits? Of(string text)
    {
        var digits = new StringBuilder(text.Length);
        var brackets = new List<(int Start, int Length)>();
        var (hasPlus, opened) = (false, -1);
        foreach (var c in text)
        {
            switch (c)
            {
                case >= '0' and <= '9': digits.Append(c); break;
                case '+' when digits.Length == 0 && !hasPlus: hasPlus = true; break;
                case '(' or '[': opened = digits.Length; break;
                case ')' or ']' when opened >= 0:
                    brackets.Add((opened, digits.Length - opened));
                    opened = -1;
                    break;
                case ' ' or '-' or '.' or '/' or '~' or ')' or ']': break;
                default: return null;
            }
        }

        return new WrittenDigits(digits.ToString(), hasPlus, brackets);
    }

    /// <summary>The digits from the country code on, without the prefix <c>00</c> and without the trunk prefix after the code.</summary>
    public string ToInternational()
    {
        // Meta refuses the international prefix "00" with code 100.
        var hasPrefix = Digits.StartsWith("00", StringComparison.Ordinal);
        var start = hasPrefix ? 2 : 0;
        var number = Digits[start..];
        var code = CountryCode.Of(number);
        var rest = number[code.Length..];
        var trunk = CountryCode.TrunksOf(code).FirstOrDefault(prefix => rest.StartsWith(prefix, StringComparison.Ordinal)
            && (Brackets.Contains((start + code.Length, prefix.Length)) || (prefix[0] == '0' && (HasPlus || hasPrefix))));
        return trunk is null ? number : code + rest[trunk.Length..];
    }
}
