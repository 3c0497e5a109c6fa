using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Omni.WhatsAppCloud.Sandbox.Media;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Filters every call: applies a pending fault, checks token and proof, and counts the calls in progress.</summary>
internal static class GraphGate
{
    public static RouteGroupBuilder Guarded(this RouteGroupBuilder graph)
    {
        graph.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            http.Response.Headers["facebook-api-version"] = http.RequestServices.GetRequiredService<IOptions<SandboxOptions>>().Value
                .VersionAnswering(http.Request.RouteValues["version"] as string);
            var call = CallOf(context);
            var ledger = http.RequestServices.GetRequiredService<SendLedger>();
            var sends = call is { IsSend: true, Number: { } number } ? ledger.Of(number) : null;
            sends?.Begin();
            try
            {
                return await AnswerAsync(call, sends, context, next);
            }
            finally
            {
                sends?.End(http.Features.Get<Fault>() is not null);
            }
        });
        return graph;
    }

    private static async ValueTask<object?> AnswerAsync(
        GraphCall call, NumberSends? sends, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var fault = http.RequestServices.GetRequiredService<Faults>().Take(call);
        if (fault is not null)
        {
            sends?.Faulted();
            http.Features.Set(fault);
            await WaitAsync(http, fault.DelayMs ?? 0);
            if (fault.Drop == Fault.Before) return FaultAnswer.HangUp(http);
        }

        var answer = fault is { IsDone: false } ? null : Refusal(http) ?? await TakeAsync(sends, context, next);
        await WaitAsync(http, fault?.AnswerDelayMs ?? call.Number?.AnswerDelayMs ?? 0);
        return fault is null ? answer : await FaultAnswer.OfAsync(fault, http) ?? answer;
    }

    private static ValueTask<object?> TakeAsync(NumberSends? sends, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (sends is null) return next(context);
        var time = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        sends.Taken();
        context.HttpContext.Response.OnCompleted(() =>
        {
            sends.Answered(time.GetUtcNow().ToUnixTimeMilliseconds());
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static GraphCall CallOf(EndpointFilterInvocationContext context)
    {
        var http = context.HttpContext;
        var numbers = http.RequestServices.GetRequiredService<Numbers>();
        var id = http.Request.RouteValues["id"] as string ?? "";
        var number = numbers.Find(id) ?? numbers.FindByAccount(id, TokenOf(http)) ?? numbers.FindByAccount(id);
        var isSend = http.GetEndpoint()?.Metadata.GetMetadata<SendsMessages>() is not null && Body(context).Text("status") is null;
        return new GraphCall(number, isSend, isSend ? Body(context).Text("to") ?? Body(context).Text("recipient") : null);
    }

    private static JsonElement Body(EndpointFilterInvocationContext context) => context.Arguments.OfType<JsonElement>().FirstOrDefault();

    private static Task WaitAsync(HttpContext http, int milliseconds) => milliseconds == 0
        ? Task.CompletedTask
        : Task.Delay(TimeSpan.FromMilliseconds(milliseconds), http.RequestServices.GetRequiredService<TimeProvider>(), http.RequestAborted);

    private static IResult? Refusal(HttpContext http)
    {
        var numbers = http.RequestServices.GetRequiredService<Numbers>();
        var id = http.Request.RouteValues["id"] as string ?? "";
        var token = TokenOf(http);
        if (!numbers.All.Any(n => n.AccessToken == token)) return GraphFailure.InvalidToken();
        var media = http.RequestServices.GetRequiredService<MediaStore>();
        if ((numbers.Find(id) ?? numbers.FindByAccount(id, token)
            ?? (media.Find(id) is { } stored ? numbers.Find(stored.PhoneNumberId) : null)) is not { } number
            || number.AccessToken != token)
        {
            return GraphFailure.UnknownObject(id);
        }
        return http.Request.Query["appsecret_proof"].ToString() is { Length: > 0 } proof && proof != ProofOf(number)
            ? GraphFailure.InvalidProof()
            : null;
    }

    private static string TokenOf(HttpContext http)
    {
        var authorization = http.Request.Headers.Authorization.ToString();
        return authorization.StartsWith("Bearer ", StringComparison.Ordinal)
            ? authorization["Bearer ".Length..]
            : http.Request.Query["access_token"].ToString();
    }

    private static string ProofOf(SandboxNumber number) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(number.AppSecret), Encoding.UTF8.GetBytes(number.AccessToken)));
}
