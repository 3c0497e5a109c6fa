using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http;
using Omni.Channels.Sdk.Network;

namespace Omni.Api.Subscriptions;

/// <summary>
/// Decides which addresses may receive events: those of the internet, unless the settings allow more. It is asked when a subscription is
/// made or changed, and for each post, since a name may lead elsewhere by then.
/// </summary>
internal sealed class ReceiverGuard(IOptions<SubscriptionOptions> options, TimeProvider time)
{
    public const string Setting = $"{SubscriptionOptions.Section}:{nameof(SubscriptionOptions.AllowPrivateAddresses)}";

    private static readonly TimeSpan LookUpWithin = TimeSpan.FromSeconds(3);

    /// <summary>The refusal of a URL of a request; null when it may be used, or none was given.</summary>
    public async Task<ApiError?> RefusalOfAsync(string? url, CancellationToken ct)
    {
        if (url is null) return null;
        using var limit = new CancellationTokenSource(LookUpWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        var host = new Uri(url).DnsSafeHost;
        return await PublicAddress.MayReachAsync(
            host, options.Value.AllowPrivateAddresses, options.Value.AllowLoopbackAddresses, either.Token)
            ? null : ApiError.Validation("url", $"'url': '{host}' is not a public address, and {Setting} is false");
    }

    /// <summary>Sets for a post what it may reach.</summary>
    public void Apply(HttpRequestMessage post)
    {
        post.Options.Set(PublicAddress.MayBePrivate, options.Value.AllowPrivateAddresses);
        post.Options.Set(PublicAddress.MayBeLoopback, options.Value.AllowLoopbackAddresses);
    }
}
