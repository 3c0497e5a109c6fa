using Omni.Api.Foundation.Http.Faults;

namespace Omni.Api.Foundation.Http.Unknown;

/// <summary>
/// Answers for the fields of a body that the host has no use for. A misspelt one is refused with the name that was meant; any other is
/// named in the answer's header <see cref="Header"/>, so that none is swallowed silently.
/// </summary>
internal static class UnknownFieldsFilter
{
    public const string Header = "x-omni-ignored";

    // A header has its limit; who sends more has seen enough.
    private const int MostNamed = 50, LongestNamed = 64;

    /// <param name="endpoints">The endpoints whose bodies are looked at.</param>
    /// <param name="elsewhere">Names that are right in other products of the platform: never taken for misspelt.</param>
    public static void ReportUnknownFields(this RouteGroupBuilder endpoints, IReadOnlySet<string> elsewhere)
    {
        endpoints.AddEndpointFilter(async (context, next) =>
        {
            // An endpoint that validates its body reports these beside the other faults.
            var isValidated = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ValidatedBody>() is not null;
            if (!isValidated && BodyFaults.Found is { Count: > 0 } faults) return ApiError.Validation(faults);
            if (context.HttpContext.Features.Get<UnknownFields>() is not { } unknown) return await next(context);
            unknown.Elsewhere = elsewhere;
            return Report(context.HttpContext) ?? await next(context);
        });
    }

    /// <summary>
    /// Answers for what has been read so far. An endpoint that reads its body itself calls it afterwards. Returns the refusal of misspelt
    /// names; null when there are none.
    /// </summary>
    public static ApiError? Report(HttpContext http)
    {
        if (http.Features.Get<UnknownFields>() is not { } unknown) return null;
        var others = new List<string>();
        Dictionary<string, string[]>? misspelt = null;
        foreach (var (type, name) in unknown.All)
        {
            var meant = unknown.Elsewhere.Contains(name)
                ? null : NearMiss.Of(name, type.Properties.Where(p => !p.IsExtensionData && p.Set is not null).Select(p => p.Name));
            if (meant is null) others.Add(name);
            else (misspelt ??= [])[name] = [$"'{name}' is unknown; '{meant}' may be meant"];
        }

        if (misspelt is not null) return ApiError.Validation(misspelt);
        if (others.Count > 0) Ignore(http, [.. others]);
        return null;
    }

    /// <summary>Names fields in the answer that were taken and have no effect.</summary>
    public static void Ignore(HttpContext http, params IReadOnlyList<string> names)
    {
        var header = http.Response.Headers[Header].ToString();
        http.Response.Headers[Header] = header.Length == 0 ? Named(names) : $"{header}, {Named(names)}";
    }

    /// <summary>Notes what the body of a request holds beyond its type.</summary>
    public static void UseUnknownFields(this WebApplication app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method)) return next(context);
        context.Features.Set(UnknownFields.Begin());
        BodyFaults.Begin();
        return next(context);
    });

    private static string Named(IEnumerable<string> names) => string.Join(
        ", ",
        names.Distinct(StringComparer.Ordinal).Take(MostNamed).Select(name => Uri.EscapeDataString(TextCut.Start(name, LongestNamed))));
}
