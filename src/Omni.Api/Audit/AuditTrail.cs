using Microsoft.Extensions.Options;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Audit;

/// <summary>
/// Records every request with a key and its answer: one entry per request with a valid key, one for several with wrong keys. It is the
/// outermost middleware, so that failures are recorded too.
/// </summary>
internal sealed class AuditTrail(
    RequestDelegate next, AuditWriter writer, WrongKeyLog wrongKeys, IOptions<AuditOptions> options, TimeProvider time)
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
            if (Caller.Of(context) is { } caller)
            {
                if (options.Value.Enabled) writer.Note(RowOf(context, caller.KeyId, caller.KeyName, time.GetElapsedTime(begun)));
            }
            else if (Caller.ShowedWrongKey(context))
            {
                wrongKeys.Note(RowOf(context, Guid.Empty, WrongKeyLog.KeyName, time.GetElapsedTime(begun)));
            }
        }
    }

    private AuditRow RowOf(HttpContext context, Guid keyId, string keyName, TimeSpan took) => new()
    {
        KeyId = keyId,
        KeyName = keyName,
        Method = Short(context.Request.Method)!,

        // A path may contain the number or id of a person, and the audit is kept longer than both.
        Path = Short(ContentMask.Path(ContactMask.OfPath(context.Request.Path.Value, context.Request.RouteValues) ?? "")) ?? "/",
        Operation = context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName,
        StatusCode = context.Response.StatusCode,
        LatencyMs = (long)took.TotalMilliseconds,
        RemoteAddress = context.Connection.RemoteIpAddress?.ToString(),
        UserAgent = Short(context.Request.Headers.UserAgent.ToString()),
        RequestId = context.TraceIdentifier,
        Note = AuditNote.Of(context),
        At = time.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    private static string? Short(string? text) => string.IsNullOrEmpty(text) ? null : TextCut.Start(text, MaxText);
}
