using System.Text.RegularExpressions;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>
/// Takes a phone number out of what it is copied with: <c>tel:</c>, <c>sms:</c> and <c>whatsapp:</c>, links of wa.me and
/// WhatsApp, and the ids of the WhatsApp app (<c>…@s.whatsapp.net</c>).
/// </summary>
internal static partial class NumberLink
{
    private const string NoNumber = "the link names no phone number";

    /// <summary>Returns the number as it is written there, or the reason why there is none.</summary>
    /// <param name="text">The text, in ASCII.</param>
    public static (string? Number, string? Fault) Unwrap(string text)
    {
        if (App().Match(text) is { Success: true } app) return OfApp(app.Groups["user"].Value, app.Groups["server"].Value);
        if (Link().Match(text) is { Success: true } link) return OfLink(link.Groups["host"].Value, link.Groups["rest"].Value);
        if (Scheme().Match(text) is not { Success: true } scheme) return (text, null);
        var rest = scheme.Groups["rest"].Value.TrimStart('/');
        return scheme.Groups["name"].Value.TrimEnd('.').ToLowerInvariant() switch
        {
            "whatsapp" when rest.Contains('?', StringComparison.Ordinal) || rest.StartsWith("send", StringComparison.OrdinalIgnoreCase) =>
                OfQuery(rest),
            "tel" or "sms" or "smsto" or "callto" or "phone" or "mobile" or "whatsapp" => OfTel(rest),
            var other => (null, $"'{Start(other)}:' leads to no phone number"),
        };
    }

    /// <summary>The app's ids: <c>user[_agent][:device]@server</c>.</summary>
    private static (string? Number, string? Fault) OfApp(string user, string server) => server.ToLowerInvariant() switch
    {
        "s.whatsapp.net" or "c.us" or "hosted" => (Device().Replace(user, ""), null),
        "lid" or "hosted.lid" => (null, "an id that ends with @lid hides the phone number and is known to the WhatsApp app only"),
        "g.us" => (null, "an id that ends with @g.us is a group of the WhatsApp app, which the Cloud API does not know"),
        "broadcast" or "newsletter" => (null, "broadcast lists and channels of the WhatsApp app cannot be sent to"),
        _ => (null, "what stands after '@' must be s.whatsapp.net or c.us"),
    };

    private static (string? Number, string? Fault) OfLink(string host, string rest)
    {
        if (rest.Contains("phone=", StringComparison.OrdinalIgnoreCase)) return OfQuery(rest);
        var isShort = host.EndsWith("wa.me", StringComparison.OrdinalIgnoreCase);
        return rest.Split('?', '#')[0].Trim('/').Split('/') is [{ Length: > 0 } only] && isShort ? Decoded(only) : (null, NoNumber);
    }

    private static (string? Number, string? Fault) OfQuery(string text)
    {
        var query = text[(text.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('#')[0];
        return query.Split('&').FirstOrDefault(part => part.StartsWith("phone=", StringComparison.OrdinalIgnoreCase)) is { } phone
            ? Decoded(phone["phone=".Length..])
            : (null, NoNumber);
    }

    /// <summary>https://www.rfc-editor.org/rfc/rfc3966: an extension cannot be reached, a context completes a local number.</summary>
    private static (string? Number, string? Fault) OfTel(string rest)
    {
        var parts = rest.Split('?', '&', ':')[0].Split(';');
        var number = NumberText.Fold(Uri.UnescapeDataString(parts[0]));
        var context = parts.Skip(1).Select(part => part.Trim())
            .FirstOrDefault(part => part.StartsWith("phone-context=", StringComparison.OrdinalIgnoreCase)) is { } given
                ? NumberText.Fold(Uri.UnescapeDataString(given["phone-context=".Length..]))
                : null;
        if (context is null || number.StartsWith('+')) return (number, null);
        return context.StartsWith('+')
            ? ($"{context} {number}", null)
            : (null, $"its context '{Start(context)}' is no country code");
    }

    private static (string? Number, string? Fault) Decoded(string part) => (NumberText.Fold(Uri.UnescapeDataString(part)), null);

    private static string Start(string text) => text.Length > 40 ? text[..40] : text;

    [GeneratedRegex(@"^(?<user>[^@/?]*)@(?<server>[^@]*)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex App();

    [GeneratedRegex(@"(_[0-9]+|\.[0-9]{1,3})?(:[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Device();

    [GeneratedRegex(
        @"^(https?://)?(?<host>(www\.)?wa\.me|((www|api|web)\.)?whatsapp\.com)(?<rest>[/?].*)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9+.\-]*) ?: ?(?<rest>.*)\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Scheme();
}
