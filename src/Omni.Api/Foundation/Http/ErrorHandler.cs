using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace Omni.Api.Foundation.Http;

/// <summary>
/// Answers exceptions that no endpoint handles. A body that cannot be read is the caller's fault, and the answer names the place. An
/// exception that an <see cref="IErrorExplainer"/> knows gets its answer. Anything else is an internal error without details.
/// </summary>
internal sealed partial class ErrorHandler(IEnumerable<IErrorExplainer> explainers, ILogger<ErrorHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        var error = exception is BadHttpRequestException bad
            ? Refuse(httpContext, bad) : Explain(httpContext, exception) ?? Fail(httpContext, exception);
        await error.ExecuteAsync(httpContext);
        return true;
    }

    private static ApiError Refuse(HttpContext context, BadHttpRequestException exception) => exception.StatusCode switch
    {
        413 => new ApiError(413, "PAYLOAD_TOO_LARGE", "The body is too large"),
        415 => new ApiError(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as Content-Type: application/json"),
        _ when exception.InnerException is JsonException { InnerException: JsonException } json && CodeOf(context) is { } code =>
            new ApiError(400, code, $"The body is not valid JSON (line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1})"),
        _ when exception.InnerException is JsonException json => Refuse(json),
        400 when LacksBody(context, exception) => CodeOf(context) is { } code
            ? new ApiError(400, code, "A JSON body is required")
            : ApiError.BadRequest("A JSON body is required"),
        _ => new ApiError(exception.StatusCode, "VALIDATION_ERROR", "The request cannot be read: check path, query and body"),
    };

    /// <summary>The endpoint's own code for a body that is no JSON; null where it is the usual one.</summary>
    private static string? CodeOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<InvalidJsonCode>()?.Code;

    /// <summary>
    /// Whether the body is missing, empty or <c>null</c>. Endpoints bind nothing but their body, so a failed binding means a missing body.
    /// What the server itself could not read is a subclass.
    /// </summary>
    private static bool LacksBody(HttpContext context, BadHttpRequestException exception) =>
        exception.GetType() == typeof(BadHttpRequestException) && exception.InnerException is null
        && context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>() is { IsOptional: false };

    /// <summary>Names the member of the body that cannot be read, or the place where the JSON is invalid.</summary>
    public static ApiError Refuse(JsonException json) => json.Path is { Length: > 2 } path
        ? ApiError.Validation(path[2..], $"'{path[2..]}' {Explain(json)}")
        : ApiError.BadRequest($"The body is not valid JSON (line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1})");

    /// <summary>
    /// Invalid JSON carries the reader's own exception inside; any other failure is a value that does not fit its member.
    /// </summary>
    private static string Explain(JsonException json) =>
        json.InnerException is JsonException ? "cannot be read as JSON" : "has a value of the wrong type";

    private ApiError? Explain(HttpContext context, Exception exception)
    {
        var explained = explainers.Select(e => e.Explain(exception)).FirstOrDefault(e => e is not null);
        if (explained?.StatusCode >= 500) Log.Unavailable(logger, Endpoint(context), exception.GetBaseException().Message);
        return explained;
    }

    private ApiError Fail(HttpContext context, Exception exception)
    {
        Log.Unhandled(logger, exception, Endpoint(context));
        return new ApiError(500, "INTERNAL_ERROR", $"Something went wrong on our side; the log has it under {context.TraceIdentifier}");
    }

    /// <summary>
    /// The endpoint that failed. The request no longer carries it here. The path is left out, since it may contain numbers of people.
    /// </summary>
    private static string Endpoint(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName ?? context.Request.Method;

    private static partial class Log
    {
        [LoggerMessage(EventIds.Unhandled, LogLevel.Error, "{Endpoint} failed")]
        public static partial void Unhandled(ILogger logger, Exception exception, string endpoint);

        [LoggerMessage(EventIds.Unavailable, LogLevel.Warning, "{Endpoint} could not be carried out: {Reason}")]
        public static partial void Unavailable(ILogger logger, string endpoint, string reason);
    }
}
