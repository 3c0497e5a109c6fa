using System.Security.Cryptography;
using System.Text;
using Omni.WhatsAppCloud.Sandbox.Media;
using Omni.WhatsAppCloud.Sandbox.World;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>What stands before every call: the fault that waits for it, then token and proof.</summary>
internal static class GraphGate
{
    public static RouteGroupBuilder Guarded(this RouteGroupBuilder graph)
    {
        graph.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            http.Response.Headers["facebook-api-version"] = http.Request.RouteValues["version"] as string;
            var fault = http.RequestServices.GetRequiredService<Faults>().Take();
            if (fault is null) return Refusal(http) ?? await next(context);

            await WaitAsync(http, fault.DelayMs);
            if (fault.ErrorCode is { } code) return GraphFailure.Of(code, $"(#{code}) Injected by the sandbox", fault.HttpStatus ?? StatusOf(code), fault.ErrorSubcode, "Injected by the sandbox");
            if (fault.HttpStatus is { } status) return Results.Text("<html>Injected by the sandbox</html>", "text/html", Encoding.UTF8, status);
            if (fault.Drop == "before") return HangUp(http);
            var answer = Refusal(http) ?? await next(context);
            await WaitAsync(http, fault.AnswerDelayMs);
            return fault.Drop == "after" ? HangUp(http) : answer;
        });
        return graph;
    }

    private static Task WaitAsync(HttpContext http, int? milliseconds) =>
        Task.Delay(TimeSpan.FromMilliseconds(milliseconds ?? 0), http.RequestServices.GetRequiredService<TimeProvider>(), http.RequestAborted);

    private static IResult HangUp(HttpContext http)
    {
        http.Abort();
        return Results.Empty;
    }

    private static int StatusOf(int code) => code switch
    {
        190 => 401,
        4 or 80007 or 130429 or 131056 => 429,
        1 or 2 or 131000 or 131016 => 500,
        _ => 400,
    };

    private static IResult? Refusal(HttpContext http)
    {
        var numbers = http.RequestServices.GetRequiredService<Numbers>();
        var id = http.Request.RouteValues["id"] as string ?? "";
        var authorization = http.Request.Headers.Authorization.ToString();
        var token = authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization["Bearer ".Length..] : http.Request.Query["access_token"].ToString();
        if (!numbers.All.Any(n => n.AccessToken == token)) return GraphFailure.InvalidToken();
        var media = http.RequestServices.GetRequiredService<MediaShelf>();
        if ((numbers.Find(id) ?? numbers.FindByAccount(id, token) ?? (media.Find(id) is { } shelved ? numbers.Find(shelved.PhoneNumberId) : null)) is not { } number || number.AccessToken != token) return GraphFailure.UnknownObject(id);
        return http.Request.Query["appsecret_proof"].ToString() is { Length: > 0 } proof && proof != ProofOf(number) ? GraphFailure.InvalidProof() : null;
    }

    private static string ProofOf(SandboxNumber number) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(number.AppSecret), Encoding.UTF8.GetBytes(number.AccessToken)));
}
