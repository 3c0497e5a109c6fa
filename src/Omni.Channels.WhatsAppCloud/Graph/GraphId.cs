namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>
/// An id of Meta that is safe in the path of a call: a number, an account, media. Only ASCII digits are valid, so that input
/// from a caller or a webhook cannot address another endpoint (<c>..</c>, <c>1?x</c>, a line break).
/// </summary>
internal static class GraphId
{
    public const int MaxDigits = 32;

    public static bool IsValid(string text) => text.Length is > 0 and <= MaxDigits && text.All(char.IsAsciiDigit);
}
