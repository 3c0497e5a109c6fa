using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Foundation.Http.Unknown;
using Omni.Api.Media;
using Omni.Api.Plugins;
using Omni.Api.Reads;
using Omni.Api.Sending.Lanes;
using Omni.Api.Sending.Outbox;
using Omni.Api.Sending.Submission;
using Omni.Api.Storage.Rows;
using Omni.Contract.Outbox;
using Omni.Contract.Scheduled;
using Omni.Contract.Sending;

namespace Omni.Api.Sending.Scheduled;

/// <summary>Endpoints of messages that are sent at a time, which are messages of the outbox like all others.</summary>
internal static class ScheduledEndpoints
{
    private const string NotInFuture = "VALIDATION";

    public static void MapScheduled(this IEndpointRouteBuilder api)
    {
        var read = api.MapGroup("/scheduled-messages").WithTags("Scheduled messages").RequireScope(Caller.Content);
        read.MapGet("/", List).Bounded().WithName("listScheduled").WithSummary("List scheduled messages that are pending, soonest first")
            .WithQuery("instanceId", QueryParameter.LongLimit);
        read.MapGet("/{id}", Get).WithName("getScheduled").WithSummary("Read one scheduled message");

        var send = api.MapGroup("/scheduled-messages").WithTags("Scheduled messages").RequireScope(Scopes.Send);
        send.MapPost("/", Schedule).Validated<ScheduleMessageRequest>().WithName("scheduleMessage").WithSummary("Schedule a message")
            .MayAnswer(404, 409, 413, 502, 503);
        send.MapDelete("/{id}", Cancel).WithName("cancelScheduled")
            .WithSummary("Cancel a scheduled message; one that is no longer pending is returned as it is");
    }

    private static async Task<Results<Ok<ScheduledPage>, ApiError>> List(
        HttpRequest request, Caller caller, ScheduledQueries queries, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var (instanceId, limit) = (query.Id("instanceId"), query.Limit(max: 500, byDefault: 100));
        if (query.Refusal is { } refusal) return refusal;
        if (instanceId is { } one && caller.RefusalOf(one) is { } foreign) return foreign;
        var messages = await queries.ListAsync(instanceId, caller, limit, ct);
        return TypedResults.Ok(new ScheduledPage(messages, new ScheduledMeta(messages.Count)));
    }

    private static async Task<Results<Ok<Data<ScheduledMessage>>, ApiError>> Get(
        string id, Caller caller, ScheduledQueries queries, CancellationToken ct)
    {
        var (pieces, refusal) = await FindAsync(id, caller, queries, ct);
        return pieces is [var row, ..]
            ? TypedResults.Ok(new Data<ScheduledMessage>(await queries.ShowAsync(row, caller, ct)))
            : refusal!;
    }

    private static async Task<Results<Created<ScheduledOutcome>, ApiError>> Schedule(
        ScheduleMessageRequest request, HttpContext http, Caller caller, MessageSubmission submission, ScheduledQueries queries,
        MediaStaging staging, TimeProvider time, CancellationToken ct)
    {
        if (caller.RefusalOf(request.InstanceId) is { } foreign) return foreign;
        if (request.SendAt <= time.GetUtcNow()) return new ApiError(400, NotInFuture, "'sendAt' must lie in the future");
        StagedFile? file = null;
        try
        {
            var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            var (send, unknown) = ScheduledContents.Read(request, json);
            if (send is null) return unknown!;
            if (UnknownFieldsFilter.Report(http) is { } misspelt) return misspelt;
            if (ScheduledContents.Check(send, http.RequestServices) is { } refusal) return refusal;
            if (send is SendMediaRequest { Base64: { Value: var bytes } })
            {
                using var stream = new MemoryStream(bytes, writable: false);
                if ((file = await staging.StageAsync(stream, ct)) is null)
                    return new ApiError(413, "PAYLOAD_TOO_LARGE", "The file is larger than Omni:Media:MaxBytes");
            }

            var command = SendContents.CommandOf(send) with { File = file, RespondAsync = true };
            return await SendAsync(command, http, caller, submission, queries, time, ct);
        }
        catch (JsonException e)
        {
            return ErrorHandler.Refuse(e);
        }
        finally
        {
            if (file is not null) File.Delete(file.Path);
        }
    }

    private static async Task<Results<Created<ScheduledOutcome>, ApiError>> SendAsync(
        SendCommand command, HttpContext http, Caller caller, MessageSubmission submission, ScheduledQueries queries, TimeProvider time,
        CancellationToken ct)
    {
        var (asked, refusal) = SendHeaders.Read(http, command, caller);
        if (refusal is not null) return refusal;
        var outcome = await submission.SendAsync(asked, ct);
        if (outcome is not SendOutcome.Accepted { MessageIds: [var id, ..] } || await queries.FindStoredAsync(id, ct) is not { } row)
            return SendEndpoints.RefusalOf(asked, outcome, time);
        return TypedResults.Created(
            $"/api/v2/scheduled-messages/{id}", new ScheduledOutcome(Succeeded: true, await queries.ShowAsync(row, caller, ct)));
    }

    private static async Task<Results<Ok<ScheduledOutcome>, ApiError>> Cancel(
        string id, Caller caller, ScheduledQueries queries, ChannelDirectory directory, Cancellation cancellation, CancellationToken ct)
    {
        var (pieces, refusal) = await FindAsync(id, caller, queries, ct);
        if (pieces is not [var first, ..]) return refusal!;
        var channel = await directory.FindChannelAsync(first.InstanceId, ct) ?? "";
        foreach (var piece in pieces.Where(p => p.State is OutboxState.Pending or OutboxState.Waiting))
            await cancellation.CancelAsync(piece, channel);
        var row = await queries.FindStoredAsync(first.Id, ct) ?? first;
        return TypedResults.Ok(
            new ScheduledOutcome(row.State == OutboxState.Cancelled, await queries.ShowAsync(row, caller, ct)));
    }

    private static async Task<(IReadOnlyList<OutboxRow> Pieces, ApiError? Refusal)> FindAsync(
        string id, Caller caller, ScheduledQueries queries, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var messageId)) return ([], ApiError.Validation("id", $"'id' must be a UUID, not '{id}'"));
        var pieces = await queries.FindAsync(messageId, ct);
        if (pieces is not [var first, ..]) return ([], ApiError.NotFound("Scheduled message"));
        return caller.RefusalOf(first.InstanceId) is { } refusal ? ([], refusal) : (pieces, null);
    }
}
