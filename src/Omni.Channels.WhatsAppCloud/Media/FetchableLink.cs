using System.Net;
using Omni.Channels.Sdk.Network;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>Tells whether Meta can fetch a link, as far as the link itself shows it.</summary>
internal static class FetchableLink
{
    private const int MaxLength = 2048;

    private static readonly string[] LocalNames = ["localhost", "localdomain", "local", "internal", "intranet", "lan", "home.arpa"];

    /// <summary>Returns why Meta cannot fetch a link; null when it can.</summary>
    public static string? FaultOf(string text)
    {
        if (text.Length > MaxLength || !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return $"must be an absolute http(s) URL of at most {MaxLength:N0} characters, which Meta fetches";
        if (url.UserInfo.Length > 0) return "must not contain a user name or password: Meta does not send them";

        // Resolvers read digits of other scripts and full-width dots as the plain ones.
        var host = NumberText.Fold(url.Host).TrimEnd('.').Trim('[', ']');
        if (IPAddress.TryParse(host.Split('%')[0], out var address))
            return PublicAddress.IsPublic(address) ? null : $"must be one that Meta can fetch: {address} is not a public address";
        var isLocal = !host.Contains('.', StringComparison.Ordinal) || LocalNames.Any(name => IsUnder(host, name));
        return isLocal ? $"must be one that Meta can fetch: '{host}' is not a public address" : null;
    }

    private static bool IsUnder(string host, string name) => host.Equals(name, StringComparison.OrdinalIgnoreCase)
        || host.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase);
}
