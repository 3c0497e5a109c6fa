using System.Reflection;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Access;

/// <summary>The caller of a request: its key and permissions.</summary>
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

    /// <summary>The instances it may access; null means all.</summary>
    public IReadOnlyList<Guid>? InstanceIds { get; init; }

    /// <summary>Requests a minute; null means the host's default.</summary>
    public int? RateLimit { get; init; }

    /// <summary>When it expires, Unix ms.</summary>
    public long? ExpiresAt { get; init; }

    /// <summary>Whether it is the host's own key, which has no ceiling.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>The key under which its requests are counted: itself, or the ancestor with a rate of its own.</summary>
    public required Guid RateBucket { get; init; }

    /// <summary>
    /// Whether it may read message content and phone numbers. Without this permission such fields are masked on every route.
    /// </summary>
    public bool SeesContent => Has(Content);

    /// <summary>Whether one of its scopes covers another.</summary>
    public bool Has(string scope) => Scopes.Any(own => Access.Scopes.Covers(own, scope));

    /// <summary>Whether it may access an instance; data of no instance requires a key without a limit.</summary>
    public bool MaySee(Guid? instanceId) => InstanceIds is null || (instanceId is { } id && InstanceIds.Contains(id));

    /// <summary>The refusal for an instance; null when the key may access it.</summary>
    public ApiError? RefusalOf(Guid? instanceId) => MaySee(instanceId) ? null : ApiError.Forbidden("This key may not use that instance");

    /// <summary>
    /// The instances in which a name is looked for: the one that the request names, else those that the key may access; null means all.
    /// </summary>
    public IReadOnlyList<Guid>? InstancesAmong(Guid? named) => named is { } one ? [one] : InstanceIds;

    /// <summary>The refusal for data of no single instance; null when the key has no instance limit.</summary>
    public ApiError? RefusalOfWhole(string what) =>
        InstanceIds is null ? null : ApiError.Forbidden($"{what} for keys that are not limited to certain instances");

    /// <summary>
    /// The refusal of a request that would reveal content by its query, such as a search; null when the key may read content.
    /// </summary>
    public ApiError? RefusalOfContent(string what) => SeesContent ? null : ApiError.Forbidden($"{what} needs the scope {Content}");

    /// <summary>Marks a request with an invalid key, for the audit.</summary>
    public static void MarkWrongKey(HttpContext context) => context.Items[WrongKeyMark] = true;

    /// <summary>Whether a request had an invalid key.</summary>
    public static bool ShowedWrongKey(HttpContext context) => context.Items.ContainsKey(WrongKeyMark);

    /// <summary>Binds the caller as an argument of endpoints.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo _) => ValueTask.FromResult(Of(context));

    /// <summary>Sets the caller of a request.</summary>
    public void SetOn(HttpContext context) => context.Items[typeof(Caller)] = this;

    /// <summary>The caller of a request; null without a valid key.</summary>
    public static Caller? Of(HttpContext context) => context.Items[typeof(Caller)] as Caller;
}
