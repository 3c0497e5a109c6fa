using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Metadata;

namespace Omni.Api.Foundation.Http;

/// <summary>A refusal in the contract's shape: <c>{error:{code,message,details?}}</c> with the status that belongs to the code.</summary>
internal sealed class ApiError(
    int status, string code, string message, object? details = null) : IResult, IEndpointMetadataProvider, IStatusCodeHttpResult
{
    private const int ShortestId = 8;

    public int? StatusCode => status;

    public static ApiError Validation(IReadOnlyDictionary<string, string[]> fields) =>
        new(400, "VALIDATION_ERROR", string.Join("; ", fields.SelectMany(f => f.Value).Take(5)), new { fields });

    public static ApiError Validation(string field, string message) => Validation(new Dictionary<string, string[]> { [field] = [message] });

    public static ApiError BadRequest(string message) => new(400, "VALIDATION_ERROR", message);

    public static ApiError Unauthorized(string message) => new(401, "UNAUTHORIZED", message);

    public static ApiError Forbidden(string message) => new(403, "FORBIDDEN", message);

    public static ApiError NotFound(string what) => new(404, "NOT_FOUND", $"{what} not found");

    /// <summary>The host has no such endpoint.</summary>
    public static ApiError NoEndpoint(HttpRequest request) => new(404, "NOT_FOUND", $"Endpoint not found: {request.Method} {request.Path}");

    /// <summary>No message has that id, which is one of this host or of the channel; no id is as short as some mistakes are.</summary>
    public static ApiError NoMessage(string field, string reference, string what) => reference.Trim().Length < ShortestId
        ? Validation(field, $"'{field}' must be a UUID or the channel's id of a message, not '{reference}'")
        : NotFound(what);

    public static ApiError Conflict(string message) => new(409, "CONFLICT", message);

    public static ApiError NotSupported(string message) => new(400, "CAPABILITY_NOT_SUPPORTED", message);

    public static ApiError NotConnected(string message) => new(503, "CHANNEL_NOT_CONNECTED", message);

    /// <summary>A refusal by a channel of anything but a message, by the channel's code or Omni's.</summary>
    public static ApiError OfChannel(string errorCode, string error) =>
        errorCode == "NOT_CONNECTED" ? NotConnected(error) : new(502, "CHANNEL_SEND_FAILED", error, new { errorCode });

    /// <summary>429 with the whole seconds after which the caller may retry.</summary>
    public static ApiError TooMany(string message, TimeSpan retryAfter) =>
        new(429, "RATE_LIMITED", message, new { retryAfter = (int)Math.Ceiling(retryAfter.TotalSeconds) }) { RetryAfter = retryAfter };

    /// <summary>503 with the whole seconds after which the caller may retry.</summary>
    public static ApiError Unavailable(string code, string message, TimeSpan retryAfter) =>
        new(503, code, message) { RetryAfter = retryAfter };

    /// <summary>When the caller may retry, sent in the header <c>Retry-After</c>.</summary>
    private TimeSpan? RetryAfter { get; init; }

    /// <summary>Where the request belongs; null where it is right.</summary>
    public object? Hint { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (RetryAfter is { } wait)
            httpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds))
                .ToString(System.Globalization.CultureInfo.InvariantCulture);
        httpContext.Response.StatusCode = status;
        return httpContext.Response.WriteAsJsonAsync(
            new Envelope(new Body(code, message) { Details = details, Hint = Hint }), httpContext.RequestAborted);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(400, typeof(Envelope), ["application/json"]));

    /// <summary>The shape on the wire.</summary>
    public sealed record Envelope(Body Error);

    /// <summary>The error itself.</summary>
    public sealed record Body(string Code, string Message)
    {
        /// <summary>More details: <c>fields</c> of a validation, <c>errorCode</c> of a channel.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public object? Details { get; init; }

        /// <summary>Where the request belongs: <c>endpoint</c>, <c>requiredFields</c>, <c>optionalFields</c>.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public object? Hint { get; init; }
    }
}
