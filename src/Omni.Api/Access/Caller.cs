using System.Reflection;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Access;

/// <summary>Who calls: the key that was shown, and what it may do.</summary>
internal sealed record Caller
{
    /// <summary>The scope that covers texts, media and people's numbers, wherever they appear.</summary>
    public const string Content = "messages:read";

    private static readonly object WrongKeyMark = new();

    public required Guid KeyId { get; init; }
    public required string KeyName { get; init; }
    public required string KeyPrefix { get; init; }

    /// <summary><c>*</c>, <c>namespace:*</c> or <c>namespace:verb</c>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The instances it may touch; null means all.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary>Requests a minute; null means the host's default.</summary>
    public int? RateLimit { get; init; }

    /// <summary>Good until then, Unix ms.</summary>
    public long? ExpiresAt { get; init; }

    /// <summary>Whether it is the host's own key, which has no ceiling.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>What its requests are counted under: itself, or the key with a rate of its own that it descends from.</summary>
    public required Guid RateBucket { get; init; }

    /// <summary>Whether it may read what people wrote, and their phone numbers. Without it such fields are masked on every route.</summary>
    public bool SeesContent => Has(Content);

    /// <summary>Whether one of its scopes covers another.</summary>
    public bool Has(string scope) =>
        Scopes.Any(own => own == "*" || own == scope
            || (own.EndsWith(":*", StringComparison.Ordinal) && scope.StartsWith(own[..^1], StringComparison.Ordinal)));

    /// <summary>Whether it may touch an instance; what belongs to no instance is for keys without a limit.</summary>
    public bool MaySee(Guid? instanceId) => InstanceIds is null || (instanceId is { } id && InstanceIds.Contains(id));

    /// <summary>The refusal of what belongs to an instance; null when it may be touched.</summary>
    public ApiError? RefusalOf(Guid? instanceId) => MaySee(instanceId) ? null : ApiError.Forbidden("This key may not use that instance");

    /// <summary>The refusal of what belongs to no instance; null when the key is not limited to some.</summary>
    public ApiError? RefusalOfWhole(string what) =>
        InstanceIds is null ? null : ApiError.Forbidden($"{what} for keys that are not limited to certain instances");

    /// <summary>
    /// The refusal of what would tell of content by the way it is asked for, such as a search; null when the key may read content.
    /// </summary>
    public ApiError? RefusalOfContent(string what) => SeesContent ? null : ApiError.Forbidden($"{what} needs the scope {Content}");

    /// <summary>Notes that a request showed a key that is not good, for the audit.</summary>
    public static void MarkWrongKey(HttpContext context) => context.Items[WrongKeyMark] = true;

    /// <summary>Whether a request showed a key that is not good.</summary>
    public static bool ShowedWrongKey(HttpContext context) => context.Items.ContainsKey(WrongKeyMark);

    /// <summary>Lets endpoints take the caller as an argument.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult(Of(context));

    /// <summary>Notes whose request it is.</summary>
    public void SetOn(HttpContext context) => context.Items[typeof(Caller)] = this;

    /// <summary>The caller of a request; null when it showed no good key.</summary>
    public static Caller? Of(HttpContext context) => context.Items[typeof(Caller)] as Caller;
}
