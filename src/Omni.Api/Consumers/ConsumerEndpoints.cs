using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Events;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Consumers;

namespace Omni.Api.Consumers;

/// <summary>Endpoints of durable consumers. They are of the whole host; what a pull gets is what its key may read.</summary>
internal static class ConsumerEndpoints
{
    public static void MapConsumers(this IEndpointRouteBuilder api)
    {
        var read = api.MapGroup("/events/consumers").WithTags("Consumers").RequireScope(EventReader.Scope);
        read.MapGet("/", List).Bounded().WithName("listConsumers").WithSummary("List durable consumers, by name");
        read.MapGet("/{name}", Get).WithName("getConsumer").WithSummary("Read one durable consumer");
        read.MapPost("/{name}/pull", Pull).WithName("pullEvents").WithSummary("Pull the next events of a durable consumer")
            .WithQuery(QueryParameter.LongLimit, "waitMs", "leaseMs").MayAnswer(503);
        read.MapPost("/{name}/ack", Acknowledge).Validated<AckConsumerRequest>().WithName("ackEvents")
            .WithSummary("Acknowledge the events that a durable consumer has handled").MayAnswer(409);

        var write = api.MapGroup("/events/consumers").WithTags("Consumers").RequireScope("events:write");
        write.MapPost("/", Create).Validated<CreateConsumerRequest>().WithName("createConsumer").WithSummary("Create a durable consumer")
            .MayAnswer(409);
        write.MapDelete("/{name}", Delete).WithName("deleteConsumer").WithSummary("Delete a durable consumer; the events stay");
    }

    private static async Task<Ok<Page<EventConsumer>>> List(Caller caller, ConsumerStore store, EventLog log, CancellationToken ct)
    {
        var last = await log.LastAsync(ct);
        var rows = await store.ListAsync(ct);
        return TypedResults.Ok(new Page<EventConsumer>(
            [.. rows.Select(row => ConsumerView.Of(row, last).For(caller))], new PageMeta(HasMore: false, Cursor: null)));
    }

    private static async Task<Results<Ok<Data<EventConsumer>>, ApiError>> Get(
        string name, Caller caller, ConsumerStore store, EventLog log, CancellationToken ct) =>
        await store.FindAsync(name, ct) is { } row
            ? TypedResults.Ok(new Data<EventConsumer>(ConsumerView.Of(row, await log.LastAsync(ct)).For(caller)))
            : ApiError.NotFound("Consumer");

    private static async Task<Results<Created<Data<EventConsumer>>, ApiError>> Create(
        CreateConsumerRequest request, Caller caller, ConsumerStore store, EventLog log, TimeProvider time, CancellationToken ct)
    {
        var filters = request.Filters is { Count: > 0 } given ? JsonSerializer.Serialize(given, OmniJson.Readable) : null;
        if (filters is not null && caller.RefusalOfContent("A consumer with conditions") is { } refusal) return refusal;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var row = new EventConsumerRow
        {
            Id = Ids.Next(time),
            Name = request.Name!,
            EventType = request.EventType!,
            ExcludeTypes = request.ExcludeTypes is { Count: > 0 } types ? JsonSerializer.Serialize(types) : null,
            Filters = filters,
            IsShared = request.Shared ?? false,
            LeaseMs = request.LeaseMs ?? ConsumerRules.DefaultLeaseMs,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return await store.AddAsync(row, startsNow: request.StartFrom != ConsumerStart.Beginning) switch
        {
            AddedConsumer.NameTaken => ApiError.Conflict($"There is a consumer '{row.Name}' already"),
            AddedConsumer.TooMany => ApiError.Conflict($"There are {ConsumerRules.MaxConsumers} consumers, as many as this host keeps"),
            _ => TypedResults.Created($"/api/v2/events/consumers/{row.Name}",
                new Data<EventConsumer>(ConsumerView.Of(await store.FindAsync(row.Name, ct) ?? row, await log.LastAsync(ct)).For(caller))),
        };
    }

    private static async Task<Results<Ok<Success>, ApiError>> Delete(string name, ConsumerStore store) =>
        await store.RemoveAsync(name) ? TypedResults.Ok(new Success()) : ApiError.NotFound("Consumer");

    private static async Task<Results<Ok<ConsumerPage>, ApiError>> Pull(
        string name, HttpRequest request, Caller caller, ConsumerPull pull, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var (limit, waitMs, leaseMs) = (query.Limit(ConsumerRules.MaxPage, ConsumerRules.DefaultPage),
            query.Number("waitMs", 0, ConsumerRules.MaxWaitMs) ?? 0,
            query.Number("leaseMs", ConsumerRules.MinLeaseMs, ConsumerRules.MaxLeaseMs));
        if (query.Refusal is { } refusal) return refusal;
        var (page, trouble) = await pull.PullAsync(
            new PullRequest(name, limit, TimeSpan.FromMilliseconds(waitMs), leaseMs), caller, ct);
        return page is null ? trouble! : TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<Data<EventConsumer>>, ApiError>> Acknowledge(
        string name, AckConsumerRequest request, Caller caller, ConsumerStore store, ConsumerLeases leases, EventLog log,
        CancellationToken ct)
    {
        if (await store.FindAsync(name, ct) is not { } row) return ApiError.NotFound("Consumer");
        var refusal = request.Cursor is { } cursor
            ? await MoveAsync(row, cursor, store, log, ct)
            : await ReturnAsync(row, Guid.Parse(request.LeaseId!), leases);
        if (refusal is not null) return refusal;
        return await store.FindAsync(name, ct) is { } moved
            ? TypedResults.Ok(new Data<EventConsumer>(ConsumerView.Of(moved, await log.LastAsync(ct)).For(caller)))
            : ApiError.NotFound("Consumer");
    }

    private static async Task<ApiError?> MoveAsync(
        EventConsumerRow row, long cursor, ConsumerStore store, EventLog log, CancellationToken ct)
    {
        if (row.IsShared) return ApiError.Validation("cursor", "A shared consumer is acknowledged by 'leaseId'");
        if (cursor < row.Cursor)
            return ApiError.Validation("cursor", $"'cursor' {cursor} is before {row.Cursor}, which is acknowledged already");
        if (cursor > await log.LastAsync(ct) && cursor > row.Cursor && cursor > await store.LastEverAsync(ct))
            return ApiError.Validation("cursor", $"'cursor' {cursor} is beyond the last event");
        if (cursor > row.Cursor) await store.MoveAsync(row.Id, cursor);
        return null;
    }

    private static async Task<ApiError?> ReturnAsync(EventConsumerRow row, Guid leaseId, ConsumerLeases leases)
    {
        if (!row.IsShared) return ApiError.Validation("leaseId", "A consumer that is not shared is acknowledged by 'cursor'");
        return await leases.AcknowledgeAsync(row.Id, leaseId) switch
        {
            AcknowledgedLease.Unknown => ApiError.NotFound("Lease"),
            AcknowledgedLease.PassedOn => ApiError.Conflict("The lease expired, and its events were given to another puller"),
            _ => null,
        };
    }
}
