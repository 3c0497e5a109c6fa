namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>
/// Numbers that Meta and people write in two ways: Brazilian mobile numbers with and without the ninth digit, Mexican ones as 52 and 521,
/// Argentinian ones as 54 and 549. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/phone-numbers
/// </summary>
internal static class NumberSpelling
{
    /// <summary>Returns the other spelling of a number in E.164 digits; empty when it has only one.</summary>
    public static IReadOnlyList<string> Others(string digits) => Other(digits) is { } other ? [other] : [];

    /// <summary>Returns the numbers, each followed by its other spelling.</summary>
    public static IEnumerable<string> WithOthers(IEnumerable<string> names) => names.SelectMany(name => Others(name).Prepend(name));

    private static string? Other(string digits) => !digits.All(char.IsAsciiDigit) ? null : digits switch
    {
        // Only mobile numbers have a ninth digit. Without it they begin with 6 to 9; what begins with 2 to 5 is a landline.
        ['5', '5', not '0', not '0', '9', >= '6', _, _, _, _, _, _, _] => digits.Remove(4, 1),
        ['5', '5', not '0', not '0', >= '6', _, _, _, _, _, _, _] => digits.Insert(4, "9"),
        ['5', '2', '1', _, _, _, _, _, _, _, _, _, _] => digits.Remove(2, 1),
        ['5', '2', not '1', _, _, _, _, _, _, _, _, _] => digits.Insert(2, "1"),
        ['5', '4', '9', _, _, _, _, _, _, _, _, _, _] => digits.Remove(2, 1),
        ['5', '4', not '9', _, _, _, _, _, _, _, _, _] => digits.Insert(2, "9"),
        _ => null,
    };
}
