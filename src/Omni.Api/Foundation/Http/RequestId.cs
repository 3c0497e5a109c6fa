using System.Text.RegularExpressions;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Foundation.Http;

/// <summary>
/// Assigns an id to every request, the caller's own if it is a plain word. The id appears in the answer, the log and the audit.
/// </summary>
internal sealed partial class RequestId(RequestDelegate next, TimeProvider time)
{
    private const string Header = "x-request-id";

    public Task InvokeAsync(HttpContext context)
    {
        var asked = context.Request.Headers[Header].ToString();
        context.TraceIdentifier = Word().IsMatch(asked) ? asked : Ids.Next(time).ToString();
        context.Response.Headers[Header] = context.TraceIdentifier;

        // An error's answer starts again without the headers set so far.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = context.TraceIdentifier;
            return Task.CompletedTask;
        });
        return next(context);
    }

    [GeneratedRegex(@"^[A-Za-z0-9._\-]{1,128}\z", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
