using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Instances;
using Omni.Contract.Contexts;

namespace Omni.Api.Contexts;

/// <summary>Endpoints for the context of a key: the instance, chat and message that its user works on.</summary>
internal static class ContextEndpoints
{
    public static void AddContexts(this IServiceCollection services)
    {
        services.AddSingleton<ContextStore>();
        services.AddSingleton<ContextChange>();
    }

    public static void MapContexts(this IEndpointRouteBuilder api)
    {
        var context = api.MapGroup("/context").WithTags("Context");
        context.MapGet("/", Get).RequireScope("context:read").WithName("getContext").WithSummary("Read what this key works on");
        context.MapPost("/", Set).RequireScope("context:write").MayAnswer(404).WithName("setContext")
            .WithSummary("Open a chat, or choose an instance or a message");
        context.MapDelete("/", Clear).RequireScope("context:write").WithName("clearContext").WithSummary("Close everything");
        context.MapPost("/use", Use).Validated<UseInstanceRequest>().RequireScope("context:write").MayAnswer(404).WithName("useInstance")
            .WithSummary("Choose the instance to work with; of another instance the chat is closed");
    }

    private static async Task<Ok<Data<KeyContext>>> Get(Caller caller, ContextStore store, CancellationToken ct) =>
        TypedResults.Ok(new Data<KeyContext>(await store.ReadAsync(caller, ct)));

    private static async Task<Results<Ok<Data<KeyContext>>, ApiError>> Set(
        SetContextRequest request, Caller caller, ContextChange changes, ContextStore store, CancellationToken ct)
    {
        var (change, refusal) = await changes.ReadAsync(request, caller, ct);
        return change is null ? refusal! : TypedResults.Ok(new Data<KeyContext>(await store.ChangeAsync(caller, change)));
    }

    private static async Task<Ok<ClearedContext>> Clear(Caller caller, ContextStore store)
    {
        await store.ClearAsync(caller);
        return TypedResults.Ok(new ClearedContext { Data = new KeyContext() });
    }

    private static async Task<Results<Ok<Data<KeyContext>>, ApiError>> Use(
        UseInstanceRequest request, Caller caller, InstanceLookup instances, ContextStore store, CancellationToken ct)
    {
        var (instance, refusal) = await instances.FindAsync(request.InstanceId!, caller, ct);
        if (instance is null) return refusal!;
        return TypedResults.Ok(new Data<KeyContext>(await store.ChangeAsync(caller, row =>
        {
            ContextChange.Move(row, instance.Id);
            row.ActiveInstanceId = instance.Id;
        })));
    }
}
