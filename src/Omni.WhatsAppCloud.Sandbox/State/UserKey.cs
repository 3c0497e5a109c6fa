namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>Identifies users and groups: a phone by its digits, a user id or group id unchanged.</summary>
internal static class UserKey
{
    private const string Country = "US.", Serial = "0001";

    public static string Of(string written)
    {
        var digits = new string([.. written.Where(char.IsAsciiDigit)]);
        return written.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '(' or ')' or '.') && digits.Length > 0
            ? digits
            : written;
    }

    public static bool IsPhone(string user) => user.Length is >= 7 and <= 15 && user.All(char.IsAsciiDigit);

    /// <summary>The business-scoped id of a phone's user.</summary>
    public static string IdOf(string phone) => $"{Country}{phone}{Serial}";

    /// <summary>The person behind a key: the phone of a user id that <see cref="IdOf"/> made; other keys are the person.</summary>
    public static string PersonOf(string key) =>
        key.StartsWith(Country, StringComparison.Ordinal) && key.EndsWith(Serial, StringComparison.Ordinal)
        && key.Length > Country.Length + Serial.Length && key[Country.Length..^Serial.Length] is var phone && IsPhone(phone)
            ? phone
            : key;

    /// <summary>Whether it looks like a business-scoped user id: two letters and a dot.</summary>
    public static bool IsUserId(string user) => user is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', '.', _, ..];
}
