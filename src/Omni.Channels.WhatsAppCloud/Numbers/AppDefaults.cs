using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>Reads what Omni's environment says of its one Meta app, for instances that do not say it themselves.</summary>
internal static partial class AppDefaults
{
    private const string AppSecret = "META_APP_SECRET", VerifyToken = "META_VERIFY_TOKEN", ApiVersion = "META_GRAPH_API_VERSION";

    /// <summary>Sets the defaults. An unreadable version is ignored, as Omni does.</summary>
    public static void Apply(IConfiguration configuration, WhatsAppCloudOptions options)
    {
        options.AppSecret = Of(configuration[AppSecret]);
        options.WebhookVerifyToken = Of(configuration[VerifyToken]);
        if (configuration[ApiVersion]?.Trim() is { } version && Pattern().IsMatch(version)) options.GraphApiVersion = version;
    }

    private static Secret? Of(string? text) => text?.Trim() is { Length: > 0 } given ? new Secret(given) : null;

    [GeneratedRegex(NumberSettings.VersionPattern, RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
