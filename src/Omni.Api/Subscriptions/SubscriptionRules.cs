using Omni.Api.Events;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Subscriptions;

/// <summary>Rules for the fields of a subscription.</summary>
internal static class SubscriptionRules
{
    public const int MaxUrl = 2048, MaxDescription = 500, MaxName = 100, MaxTypes = 50, MaxInstances = 1000;

    public static readonly string
        UrlFault = $"'url' must be an http(s) URL of at most {MaxUrl} characters, without a user name or a fragment",
        NameFault = $"'name' must be 1 to {MaxName} characters",
        DescriptionFault = $"'description' has at most {MaxDescription} characters",
        TypesFault = $"'eventTypes' must be 1 to {MaxTypes} types such as message.received, or patterns such as message.*",
        InstancesFault = $"'instanceIds' must be 1 to {MaxInstances} UUIDs",
        StateFault = "'state' must be one of active, paused",
        SecretFault = "'secret' must be whsec_ and 24 to 64 bytes in base64";

    public static bool IsUrl(string? text) =>
        text is { Length: <= MaxUrl } && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        && url.UserInfo.Length == 0 && url.Fragment.Length == 0;

    public static bool IsName(string? text) =>
        text is null || (text.Trim().Length > 0 && text.Length <= MaxName && !text.Contains('\0', StringComparison.Ordinal));

    public static bool IsDescription(string? text) =>
        text is null || (text.Length <= MaxDescription && !text.Contains('\0', StringComparison.Ordinal));

    public static bool AreTypes(IReadOnlyList<string>? types) =>
        types is null || (types.Count is >= 1 and <= MaxTypes && types.All(EventSelector.IsType));

    public static bool AreInstances(IReadOnlyList<Guid>? ids) => ids is null or { Count: >= 1 and <= MaxInstances };

    public static bool IsState(string? state) => state is null or SubscriptionState.Active or SubscriptionState.Paused;
}
