using Microsoft.Extensions.Options;
using Omni.Api.Access;
using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Audit;

/// <summary>Notes every request that showed a good key, with what it was answered. Stands outside everything, so that failures are noted too.</summary>
internal sealed class AuditTrail(RequestDelegate next, AuditWriter writer, IOptions<AuditOptions> options, TimeProvider time)
{
    private const int MaxText = 256;

    public async Task InvokeAsync(HttpContext context)
    {
        var begun = time.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            if (options.Value.Enabled && Caller.Of(context) is { } caller) writer.Note(RowOf(context, caller, time.GetElapsedTime(begun)));
        }
    }

    private AuditRow RowOf(HttpContext context, Caller caller, TimeSpan took) => new()
    {
        KeyId = caller.KeyId,
        KeyName = caller.KeyName,
        Method = Short(context.Request.Method)!,
        Path = Short(ContactMask.OfPath(context.Request.Path.Value, context.Request.RouteValues)) ?? "/",
        Operation = context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName,
        StatusCode = context.Response.StatusCode,
        LatencyMs = (long)took.TotalMilliseconds,
        RemoteAddress = context.Connection.RemoteIpAddress?.ToString(),
        UserAgent = Short(context.Request.Headers.UserAgent.ToString()),
        RequestId = context.TraceIdentifier,
        At = time.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    private static string? Short(string? text) => text is { Length: > MaxText } ? text[..MaxText] : string.IsNullOrEmpty(text) ? null : text;
}
