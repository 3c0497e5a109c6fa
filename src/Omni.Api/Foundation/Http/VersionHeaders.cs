namespace Omni.Api.Foundation.Http;

/// <summary>Says in every answer which version answered, and whether the client, as Omni's command line, comes from another one.</summary>
internal sealed class VersionHeaders(RequestDelegate next)
{
    public const string Version = "x-omni-server-version", Commit = "x-omni-server-commit", Mismatch = "x-omni-version-mismatch";
    private const string ClientVersion = "x-omni-cli-version";

    public Task InvokeAsync(HttpContext context)
    {
        // An error's answer starts again without the headers set so far.
        context.Response.OnStarting(
            static state =>
            {
                Write((HttpContext)state);
                return Task.CompletedTask;
            }, context);
        return next(context);
    }

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers[Version] = HostVersion.Number;
        headers[Commit] = HostVersion.Commit;
        if (context.Request.Headers[ClientVersion].FirstOrDefault()?.Trim() is { Length: > 0 } client && client != HostVersion.Number)
            headers[Mismatch] = "true";
    }
}
