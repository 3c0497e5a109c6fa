using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Plugins;
using Omni.Api.Reads;
using Omni.Api.Sending.Lanes;
using Omni.Api.Storage.Rows;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Outbox;

/// <summary>Endpoints that show and cancel waiting messages.</summary>
internal static class OutboxEndpoints
{
    public static void MapOutbox(this IEndpointRouteBuilder api)
    {
        api.MapGet("/outbox", Look).Bounded().WithTags("Outbox").RequireScope("messages:read").WithName("getOutbox")
            .WithSummary("Count waiting messages, with their age, the send rate and the reason for a hold").WithQuery("instanceId");
        api.MapGet("/outbox/{id}", Get).WithTags("Outbox").RequireScope("messages:read").WithName("getQueuedMessage")
            .WithSummary("Read a message's place in the outbox").WithQuery("instanceId");
        api.MapPost("/outbox/{id}/cancel", Cancel).WithTags("Outbox").RequireScope("messages:write").WithName("cancelMessage")
            .WithSummary("Cancel a message that is not sent yet").WithQuery("instanceId").MayAnswer(409);
        api.MapPost("/outbox/resume", Resume).WithTags("Outbox").RequireScope("messages:write")
            .WithName("resumeOutbox")
            .WithSummary("Resume sending of one instance or of all, after the cause was fixed or a backup was restored");
    }

    private static async Task<Results<Ok<Data<OutboxSummary>>, ApiError>> Look(
        HttpRequest request, Caller caller, OutboxQueries queries, LaneHost lanes, OutboxHold hold, TimeProvider time, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var instanceId = query.Id("instanceId");
        if (query.Refusal is { } refusal) return refusal;
        if (instanceId is { } one && caller.RefusalOf(one) is { } foreign) return foreign;
        var counts = await queries.CountAsync(caller.InstanceIds, instanceId, ct);
        var views = lanes.All.Where(l => caller.MaySee(l.InstanceId) && (instanceId is null || l.InstanceId == instanceId))
            .ToDictionary(l => l.InstanceId, l => l.Look());
        return TypedResults.Ok(new Data<OutboxSummary>(OutboxView.Of(counts, views, hold, time.GetUtcNow())));
    }

    private static async Task<Results<Ok<Data<OutboxEntry>>, ApiError>> Get(
        string id, HttpRequest request, Caller caller, OutboxQueries queries, CancellationToken ct)
    {
        var (row, refusal) = await FindAsync(id, request, caller, queries, ct);
        return row is null ? refusal! : TypedResults.Ok(new Data<OutboxEntry>(QueuedView.Of(row)));
    }

    private static async Task<Results<Ok<Success>, ApiError>> Cancel(
        string id, HttpRequest request, Caller caller, OutboxQueries queries, ChannelDirectory directory, Cancellation cancellation,
        CancellationToken ct)
    {
        var (row, refusal) = await FindAsync(id, request, caller, queries, ct);
        if (row is null) return refusal!;
        if (row.State == OutboxState.Cancelled) return TypedResults.Ok(new Success());
        var channel = await directory.FindChannelAsync(row.InstanceId, ct) ?? "";
        return await cancellation.CancelAsync(row, channel)
            ? TypedResults.Ok(new Success())
            : ApiError.Conflict($"The message cannot be taken back: it is '{(await queries.FindAsync(row.Id, ct))?.State}' already");
    }

    /// <summary>
    /// Resumes sending. Only a key without a limit may end the hold of a restored outbox: the client of a limited key may resume
    /// automatically, without knowing of the restore.
    /// </summary>
    private static async Task<Results<Ok<Success>, ApiError>> Resume(
        ResumeRequest request, Caller caller, LaneHost lanes, OutboxHold hold, HoldRelease release)
    {
        if (request.InstanceId is null && caller.RefusalOfWhole("Resuming all instances is") is { } limited) return limited;
        var instanceId = request.InstanceId;
        if (instanceId is { } one && caller.RefusalOf(one) is { } refusal) return refusal;
        if (instanceId is { } held && hold.Holds(held)
            && caller.RefusalOfWhole("The outbox is held since the database was restored from a back-up; going on is") is { } notYours)
        {
            return notYours;
        }

        if (instanceId is null || hold.Holds(instanceId.Value)) await hold.ResumeAsync(instanceId);
        await release.ReleaseAsync(instanceId);
        if (instanceId is { } id) lanes.Release(id);
        else lanes.ReleaseAll();
        return TypedResults.Ok(new Success());
    }

    private static async Task<(OutboxRow? Row, ApiError? Refusal)> FindAsync(
        string id, HttpRequest request, Caller caller, OutboxQueries queries, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var instanceId = query.Id("instanceId");
        if (query.Refusal is { } wrong) return (null, wrong);
        if (instanceId is { } one && caller.RefusalOf(one) is { } closed) return (null, closed);
        var (row, named) = await queries.FindAsync(id, caller.InstancesAmong(instanceId), ct);
        if (row is null) return (null, named.RefusalOf("id", id, "Message in the outbox"));
        if ((instanceId ?? row.InstanceId) != row.InstanceId) return (null, ApiError.NotFound("Message in the outbox"));
        return caller.RefusalOf(row.InstanceId) is { } refusal ? (null, refusal) : (row, null);
    }
}
