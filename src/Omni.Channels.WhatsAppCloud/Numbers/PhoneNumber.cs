namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>Phone numbers as Meta writes them: E.164 digits without <c>+</c>.</summary>
internal static class PhoneNumber
{
    private const int MinDigits = 7, MaxDigits = 15;

    /// <summary>Returns the digits of a number in any notation (<c>+55 (11) 98765-4321</c>, <c>0055…</c>), or null.</summary>
    public static string? Normalize(string text)
    {
        Span<char> digits = stackalloc char[MaxDigits + 2];
        var count = 0;
        foreach (var c in text.Trim())
        {
            if (char.IsAsciiDigit(c))
            {
                if (count == digits.Length) return null;
                digits[count++] = c;
            }
            else if (c is not ('+' or ' ' or '-' or '(' or ')' or '.' or '/' or '\u00A0') || (c == '+' && count > 0))
            {
                return null;
            }
        }

        // Meta refuses the international prefix "00" with code 100.
        var number = digits[..count];
        if (number is ['0', '0', .. var rest]) number = rest;
        return number.Length is >= MinDigits and <= MaxDigits && number[0] != '0' ? new string(number) : null;
    }

    /// <summary>The digits of a number as Meta displays it (<c>+55 11 98765-4321</c>).</summary>
    public static string? DigitsOf(string? displayed) => displayed is null ? null : new string([.. displayed.Where(char.IsAsciiDigit)]);
}
