namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>
/// An id of Meta as it may stand in the path of a call: a number, an account, a media. Digits by ASCII and nothing else:
/// what comes from a caller or a webhook must not lead to another endpoint (<c>..</c>, <c>1?x</c>, a line break).
/// </summary>
internal static class GraphId
{
    public const int MaxDigits = 32;

    public static bool IsValid(string text) => text.Length is > 0 and <= MaxDigits && text.All(char.IsAsciiDigit);
}
