using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace Omni.Api.Http;

/// <summary>What no endpoint answered itself: a body that cannot be read is the caller's fault and says where, what a room explains has its answer, the rest is ours and says nothing.</summary>
internal sealed partial class ErrorHandler(IEnumerable<IErrorExplainer> explainers, ILogger<ErrorHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        var error = exception is BadHttpRequestException bad ? Refuse(bad) : Explain(httpContext, exception) ?? Fail(httpContext, exception);
        await error.ExecuteAsync(httpContext);
        return true;
    }

    private static ApiError Refuse(BadHttpRequestException exception) => exception.StatusCode switch
    {
        413 => new ApiError(413, "PAYLOAD_TOO_LARGE", "The body is too large"),
        415 => new ApiError(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as Content-Type: application/json"),
        _ when exception.InnerException is JsonException json => Refuse(json),
        _ when exception.Message.Contains("no body was provided", StringComparison.OrdinalIgnoreCase) || exception.Message.Contains("Implicit body", StringComparison.Ordinal)
            => ApiError.BadRequest("A JSON body is required"),
        _ => new ApiError(exception.StatusCode, "VALIDATION_ERROR", "The request cannot be read: check path, query and body"),
    };

    /// <summary>Says which member of the body cannot be read, or where it ceases to be JSON.</summary>
    public static ApiError Refuse(JsonException json) => json.Path is { Length: > 2 } path
        ? ApiError.Validation(path[2..], $"'{path[2..]}' {Explain(json)}")
        : ApiError.BadRequest($"The body is not valid JSON (line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1})");

    private static string Explain(JsonException json) => json.InnerException is FormatException or InvalidOperationException || json.Message.Contains("could not be converted", StringComparison.Ordinal)
        ? "has a value of the wrong type"
        : "cannot be read as JSON";

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

    /// <summary>Whose failure it is. The request itself has forgotten it by now; its path is left out, since it may name people.</summary>
    private static string Endpoint(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName ?? context.Request.Method;

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Error, "{Endpoint} failed")]
        public static partial void Unhandled(ILogger logger, Exception exception, string endpoint);

        [LoggerMessage(2002, LogLevel.Warning, "{Endpoint} could not be carried out: {Reason}")]
        public static partial void Unavailable(ILogger logger, string endpoint, string reason);
    }
}
