using System.Text;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Builds the response of a call that a fault hits.</summary>
internal static class FaultAnswer
{
    /// <summary>The maximum time for which a call without a response is held open.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Returns null when the fault does not change the response.</summary>
    public static async Task<IResult?> OfAsync(Fault fault, HttpContext http)
    {
        foreach (var (name, value) in fault.Headers ?? new Dictionary<string, string>()) http.Response.Headers[name] = value;
        if (fault.Hang) await UntilGivenUpAsync(http);
        return fault switch
        {
            { Hang: true } or { Drop: not null } => HangUp(http),
            { ErrorCode: { } code } => GraphFailure.Injected(fault, code, fault.HttpStatus ?? StatusOf(code)),
            { Body: { } body } => Results.Text(body, fault.ContentType ?? "application/json", Encoding.UTF8, fault.HttpStatus ?? 200),
            { HttpStatus: { } status } => Results.Text("<html>Injected by the sandbox</html>", "text/html", Encoding.UTF8, status),
            _ => null,
        };
    }

    public static IResult HangUp(HttpContext http)
    {
        http.Abort();
        return Results.Empty;
    }

    private static async Task UntilGivenUpAsync(HttpContext http)
    {
        try
        {
            await Task.Delay(LongestWait, http.RequestServices.GetRequiredService<TimeProvider>(), http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller has disconnected.
        }
    }

    private static int StatusOf(int code) => code switch
    {
        190 => 401,
        4 or 80007 or 130429 or 131056 => 429,
        1 or 2 or 131000 or 131016 => 500,
        _ => 400,
    };
}
