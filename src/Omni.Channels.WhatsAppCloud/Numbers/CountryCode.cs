namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>The country codes of E.164 and the trunk prefixes, which are dialled inside a country and are no part of the number.</summary>
internal static class CountryCode
{
    private static readonly string[] OfOneDigit = ["1", "7"];

    private static readonly string[] OfTwoDigits =
    [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54",
        "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    ];

    // A zero after these codes belongs to the number.
    private static readonly string[] KeepZero = ["39", "225", "226", "227", "229", "241", "242", "378"];

    /// <summary>Returns the country code that the digits begin with; empty when they are too short for one.</summary>
    public static string Of(string digits)
    {
        if (OfOneDigit.Any(code => digits.StartsWith(code, StringComparison.Ordinal))) return digits[..1];
        var length = OfTwoDigits.Any(code => digits.StartsWith(code, StringComparison.Ordinal)) ? 2 : 3;
        return digits.Length >= length ? digits[..length] : "";
    }

    /// <summary>The trunk prefixes that people write after a country code, the longest first.</summary>
    public static IReadOnlyList<string> TrunksOf(string code) => code switch
    {
        _ when KeepZero.Contains(code) => [],
        "36" => ["06", "0"],
        "52" => ["01", "0"],
        "375" => ["80", "8", "0"],
        "7" or "370" => ["8", "0"],
        _ => ["0"],
    };
}
