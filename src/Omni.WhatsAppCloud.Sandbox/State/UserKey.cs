namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>Identifies users and groups: a phone by its digits, a user id or group id unchanged.</summary>
internal static class UserKey
{
    public static string Of(string written)
    {
        var digits = new string([.. written.Where(char.IsAsciiDigit)]);
        return written.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '(' or ')' or '.') && digits.Length > 0
            ? digits
            : written;
    }

    public static bool IsPhone(string user) => user.Length is >= 7 and <= 15 && user.All(char.IsAsciiDigit);

    /// <summary>The business-scoped id of a phone's user.</summary>
    public static string IdOf(string phone) => $"US.{phone}0001";

    /// <summary>Whether it looks like a business-scoped user id: two letters and a dot.</summary>
    public static bool IsUserId(string user) => user is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', '.', _, ..];
}
