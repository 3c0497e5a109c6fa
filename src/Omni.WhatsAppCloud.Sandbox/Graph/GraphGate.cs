using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
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
            var request = context.Arguments.OfType<GraphRequest>().First();
            GraphHeaders.Write(http, request.Version);
            var call = CallOf(request);
            var ledger = http.RequestServices.GetRequiredService<SendLedger>();
            var sends = call is { IsSend: true, Number: { } number } ? ledger.Of(number) : null;
            sends?.Begin();
            try
            {
                return await AnswerAsync(request, call, sends, context, next);
            }
            finally
            {
                sends?.End(http.Features.Get<Fault>() is not null);
            }
        });
        return graph;
    }

    private static async ValueTask<object?> AnswerAsync(
        GraphRequest request, GraphCall call, NumberSends? sends, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
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

        var answer = fault is { IsDone: false } ? null : Refusal(request) ?? await TakeAsync(sends, context, next);
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

    private static GraphCall CallOf(GraphRequest request)
    {
        var numbers = request.Http.RequestServices.GetRequiredService<Numbers>();
        var number = numbers.Find(request.Id) ?? numbers.FindByAccount(request.Id, request.Token) ?? numbers.FindByAccount(request.Id);
        var isSend = request.Http.GetEndpoint()?.Metadata.GetMetadata<SendsMessages>() is not null && request.Text("status") is null;
        return new GraphCall(number, isSend, isSend ? request.Text("to") ?? request.Text("recipient") : null);
    }

    private static Task WaitAsync(HttpContext http, int milliseconds) => milliseconds == 0
        ? Task.CompletedTask
        : Task.Delay(TimeSpan.FromMilliseconds(milliseconds), http.RequestServices.GetRequiredService<TimeProvider>(), http.RequestAborted);

    /// <summary>Checks in Meta's order: the path, the token, the object, its edge, the proof.</summary>
    private static IResult? Refusal(GraphRequest request)
    {
        var services = request.Http.RequestServices;
        var metadata = request.Http.GetEndpoint()?.Metadata;
        if (request.Version is { } version && !services.GetRequiredService<IOptions<SandboxOptions>>().Value.Knows(version))
            return GraphFailure.UnknownPath(request.Http.Request.Path.Value!);
        if (metadata?.GetMetadata<NeedsNoToken>() is not null) return null;
        if (services.GetRequiredService<Numbers>().ByToken(request.Token) is not { } owner) return GraphFailure.InvalidToken(request.Token);
        var number = owner;
        if (request.Id.Length > 0)
        {
            (request.Node, var reached) = services.GetRequiredService<GraphNodes>().Find(request.Id, request.Token);
            if (reached is null)
                return IsWord(request.Id) ? GraphFailure.UnknownPath(request.Http.Request.Path.Value!) : request.UnknownObject();
            number = reached;
            if (metadata?.GetMetadata<EdgeOf>() is { } edge && edge.Node != request.Node!.GetType())
                return UnknownEndpoints.OfEdge(request);
        }

        request.Number = number;
        GraphHeaders.WriteUsage(request.Http, number.BusinessAccountId);
        return request.Http.Request.Query["appsecret_proof"].ToString() is { Length: > 0 } proof && proof != ProofOf(number, request.Token)
            ? GraphFailure.InvalidProof()
            : null;
    }

    /// <summary>Whether it is a word of a path rather than an id.</summary>
    private static bool IsWord(string id) => id.All(c => char.IsAsciiLetterLower(c) || c is '_' or '-');

    private static string ProofOf(SandboxNumber number, string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(number.AppSecret), Encoding.UTF8.GetBytes(token)));
}
