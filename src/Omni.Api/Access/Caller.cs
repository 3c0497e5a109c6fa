using System.Reflection;

namespace Omni.Api.Access;

/// <summary>Who calls: the key that was shown, and what it may do.</summary>
internal sealed record Caller
{
    public required Guid KeyId { get; init; }
    public required string KeyName { get; init; }
    public required string KeyPrefix { get; init; }

    /// <summary><c>*</c>, <c>namespace:*</c> or <c>namespace:verb</c>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The instances it may touch; null means all.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary>Whether one of its scopes covers another.</summary>
    public bool Has(string scope) => Scopes.Any(own => own == "*" || own == scope || (own.EndsWith(":*", StringComparison.Ordinal) && scope.StartsWith(own[..^1], StringComparison.Ordinal)));

    /// <summary>Whether it may touch an instance; what belongs to no instance is for keys without a limit.</summary>
    public bool MaySee(Guid? instanceId) => InstanceIds is null || (instanceId is { } id && InstanceIds.Contains(id));

    /// <summary>Lets endpoints take the caller as an argument.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult(context.Items[typeof(Caller)] as Caller);
}
