using System.Text.RegularExpressions;

namespace Omni.Api.Operations.Health;

/// <summary>
/// Masks secrets and personal data in logs by their form: phone numbers, Omni's keys and secrets, Meta's tokens, query strings, values of
/// authentication headers, passwords in URLs, and quotations of unreadable requests.
/// </summary>
internal static partial class LogMask
{
    private const int Milliseconds = 1000;

    /// <summary>
    /// <c>+55*****4321</c> for digits that may be a phone number, <c>***</c> for keys and tokens, <c>?*</c> for a query string.
    /// </summary>
    public static string Mask(string text)
    {
        try
        {
            return MaskAll(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Text that cannot be searched is not shown.
            return "***";
        }
    }

    private static string MaskAll(string text)
    {
        text = Key().Replace(Strip(text), "***");
        if (!text.AsSpan().ContainsAnyInRange('0', '9')) return text;
        return Phone().Replace(text, m => $"+{m.Value.TrimStart('+')[..2]}*****{m.Value[^4..]}");
    }

    private static string Strip(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal))
            text = QueryOfUrl().Replace(UserOfUrl().Replace(text, "${kept}***@"), "${kept}?*");
        if (text.Contains('?', StringComparison.Ordinal)) text = Query().Replace(text, "?*");
        if (text.Contains('=', StringComparison.Ordinal)) text = Parameter().Replace(text, "${kept}=***");
        if (text.Contains(": ", StringComparison.Ordinal)) text = Unreadable().Replace(text, "${kept}***");
        return text.AsSpan().ContainsAny(':', '=', ' ') ? Bearer().Replace(Header().Replace(text, "${kept}: ***"), "${kept} ***") : text;
    }

    // Not inside a UUID or another hexadecimal word.
    [GeneratedRegex(@"(?<![0-9A-Za-z\-])\+?[0-9]{8,15}(?![0-9A-Za-z\-])", RegexOptions.None, Milliseconds)]
    private static partial Regex Phone();

    [GeneratedRegex(@"omni_sk_\w+|EAA[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=_\-]+", RegexOptions.None, Milliseconds)]
    private static partial Regex Key();

    [GeneratedRegex(
        @"(?<kept>\b[a-z][a-z0-9+.\-]*://[^\s?""'<>]*)\?[^\s""'<>]+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Milliseconds)]
    private static partial Regex QueryOfUrl();

    [GeneratedRegex(
        @"(?<kept>\b[a-z][a-z0-9+.\-]*://)[^\s/?#@""']+@", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Milliseconds)]
    private static partial Regex UserOfUrl();

    /// <summary>A question mark and a name with a value: a query without its address, or behind a path.</summary>
    [GeneratedRegex(@"\?[\w.~%\-\[\]]+=[^\s""'<>]*", RegexOptions.None, Milliseconds)]
    private static partial Regex Query();

    /// <summary>Secret parameters, in any position.</summary>
    [GeneratedRegex(
        @"\b(?<kept>hub\.verify_token|access_token|appsecret_proof|api_key|input_token|client_secret|password|pwd)=[^\s&;""'<>]+",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        Milliseconds)]
    private static partial Regex Parameter();

    /// <summary>Kestrel's message on an unreadable request: <c>Invalid request line: '…'</c>.</summary>
    [GeneratedRegex(
        @"\b(?<kept>(Invalid (content length|Host header|request (header|line|target))|Unrecognized HTTP version|Final transfer "
        + @"coding is not ""chunked""): )[^\n]*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        Milliseconds)]
    private static partial Regex Unreadable();

    [GeneratedRegex(
        @"\b(?<kept>x-api-key|proxy-authorization|authorization|set-cookie|cookie|x-hub-signature-256|webhook-signature)\s*[:=]\s*[^\n]*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        Milliseconds)]
    private static partial Regex Header();

    [GeneratedRegex(@"\b(?<kept>Bearer|Basic)\s+[^\s""',]{8,}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Milliseconds)]
    private static partial Regex Bearer();
}
