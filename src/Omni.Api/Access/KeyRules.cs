namespace Omni.Api.Access;

/// <summary>Rules for the fields of a key.</summary>
internal static class KeyRules
{
    public const int MaxName = 255, MaxDescription = 1000, MaxScopes = 100, MaxInstances = 1000, MaxRate = 10_000_000;

    public static readonly string
        NameFault = $"'name' must be 1 to {MaxName} characters",
        DescriptionFault = $"'description' has at most {MaxDescription} characters",
        ScopesFault = $"'scopes' must be 1 to {MaxScopes} of *, namespace:* or namespace:verb, such as messages:send",
        ProfileFault = "'profile' is a part of Omni, not of this host: name the scopes of the key in 'scopes'",
        InstancesFault = $"'instanceIds' must be at most {MaxInstances} UUIDs",
        RateFault = $"'rateLimit' must be 1 to {MaxRate} requests a minute";

    public static bool IsName(string? name) => name is null || name.Trim().Length is >= 1 and <= MaxName;

    public static bool IsDescription(string? text) => text is null || text.Length <= MaxDescription;

    public static bool AreScopes(IReadOnlyList<string>? scopes) =>
        scopes is null || scopes.Count is >= 1 and <= MaxScopes;

    public static bool AreKnown(IReadOnlyList<string>? scopes) =>
        !AreScopes(scopes) || scopes?.All(Scopes.IsKnown) != false;

    public static bool AreInstances(IReadOnlyList<Guid>? ids) => ids is null || ids.Count <= MaxInstances;

    public static bool IsRate(int? rate) => rate is null or (>= 1 and <= MaxRate);

    public static IReadOnlyList<Guid>? Instances(IReadOnlyList<Guid>? ids) => ids is null ? null : [.. ids.Distinct()];

    /// <summary>The instances of both lists; null means all.</summary>
    public static IReadOnlyList<Guid>? Instances(IReadOnlyList<Guid>? ids, IReadOnlyList<Guid>? others) =>
        (Instances(ids), Instances(others)) switch
        {
            ({ } one, { } other) => [.. one.Intersect(other)],
            var (one, other) => one ?? other,
        };
}
