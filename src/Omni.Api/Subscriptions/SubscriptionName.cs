using System.Security.Cryptography;
using System.Text;

namespace Omni.Api.Subscriptions;

/// <summary>The name of a subscription, unique per URL.</summary>
internal static class SubscriptionName
{
    /// <summary>What no two subscriptions share; null without a name. A hash, because an index takes no URL of any length.</summary>
    public static string? KeyOf(string url, string? name) => name is null
        ? null
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{new Uri(url).AbsoluteUri}\n{name}")));
}
