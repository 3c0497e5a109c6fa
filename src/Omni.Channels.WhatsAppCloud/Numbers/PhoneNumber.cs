namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>Phone numbers as Meta writes them: E.164 digits without <c>+</c>.</summary>
internal static class PhoneNumber
{
    private const int MinDigits = 7, MaxDigits = 15;

    /// <summary>
    /// Returns the digits of a number in any notation (<c>+55 (11) 98765-4321</c>, <c>0055…</c>, <c>+44 (0)20…</c>, <c>tel:…</c>,
    /// <c>…@s.whatsapp.net</c>), or null.
    /// </summary>
    public static string? Normalize(string text) => Read(text).Digits;

    /// <summary>Returns the digits of a number, or the reason why the text is none.</summary>
    public static (string? Digits, string? Fault) Read(string text)
    {
        var (written, fault) = NumberLink.Unwrap(NumberText.Fold(text));
        if (written is null) return (null, fault);
        if (WrittenDigits.Of(written) is not { } digits) return (null, "it has characters that no phone number has");
        return digits.ToInternational() switch
        {
            "" => (null, "it has no digit"),
            ['0', ..] => (null, "it begins with 0: write the country code, without the 0"),
            { Length: < MinDigits } => (null, $"it has fewer than {MinDigits} digits"),
            { Length: > MaxDigits } => (null, $"it has more than {MaxDigits} digits"),
            var number => (number, null),
        };
    }

    /// <summary>The digits of a number as Meta displays it (<c>+55 11 98765-4321</c>).</summary>
    public static string? DigitsOf(string? displayed) =>
        displayed is null ? null : new string([.. NumberText.Fold(displayed).Where(char.IsAsciiDigit)]);
}
