using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Projections;
using Omni.Api.Sending.Lanes;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Instances;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>Endpoints that connect and disconnect instances, and read the profile of a connected one.</summary>
internal static class ConnectionEndpoints
{
    public static void MapConnections(this IEndpointRouteBuilder api)
    {
        api.MapGet("/instances/{id}/status", Status).WithTags("Instances").RequireScope("instances:read").WithName("getInstanceStatus")
            .WithSummary("Read the state of an instance");

        var write = api.MapGroup("/instances/{id}").WithTags("Instances").RequireScope("instances:write");
        write.MapPost("/connect", Connect).WithName("connectInstance")
            .WithSummary("Connect an instance, changing its credentials first if given").MayAnswer(502, 503);
        write.MapPost("/restart", Restart).WithName("restartInstance").WithSummary("Disconnect and connect again").MayAnswer(502, 503);
        write.MapPost("/disconnect", Disconnect).WithName("disconnectInstance")
            .WithSummary("Disconnect an instance, keeping its credentials");
        write.MapPost("/logout", Logout).WithName("logoutInstance").WithSummary("Disconnect an instance and delete its credentials");
        write.MapPost("/sync/profile", SyncProfile).WithName("syncProfile").WithSummary("Read the instance's profile from its channel")
            .MayAnswer(502, 503);
    }

    private static async Task<Results<Ok<Data<InstanceStatus>>, ApiError>> Status(
        string id, Caller caller, InstanceLookup lookup, InstanceConnector connector, InstanceStore store, LaneHost lanes, OutboxHold hold,
        TimeProvider time, CancellationToken ct)
    {
        var found = await lookup.FindAsync(id, caller, ct);
        if (found.Row is not { } row) return found.Refusal!;
        var status = await connector.GetStatusAsync(row, ct);
        var now = await store.FindAsync(row.Id, ct) ?? row;
        var lane = status.IsConnected ? lanes.Find(row.Id)?.Look() : null;
        var warnings = connector.WarningsOf(row);
        return TypedResults.Ok(new Data<InstanceStatus>(new InstanceStatus
        {
            InstanceId = row.Id,
            State = ConnectionView.Of(status.State),
            IsConnected = status.IsConnected,
            ConnectedAt = status.IsConnected ? now.ConnectedAt.ToTime() ?? status.Since : null,
            ProfileName = status.Metadata?.ProfileName ?? now.ProfileName,
            ProfilePicUrl = now.ProfilePicUrl,
            OwnerIdentifier = status.Metadata?.OwnerIdentifier ?? now.OwnerIdentifier,
            Message = ConnectionView.MessageOf(status.Message, warnings),
            Health = ConnectionView.HealthOf(warnings),
            Warnings = [.. warnings.Select(ConnectionView.Of)],
            Error = ConnectionView.Of(status.Error),
            SendingHeldBecause = lane?.HeldBecause ?? hold.ReasonOf(row.Id),
            SendingHeldUntil = lane?.HeldUntil,
            Holds = ConnectionView.Of(HoldStatements.Parse(now.Holds), time.GetUtcNow()),
            MessagingLimit = ConnectionView.Of(status.Metadata?.MessagingLimit),
        }));
    }

    private static async Task<Results<Ok<Data<ConnectOutcome>>, ApiError>> Connect(
        string id, ConnectRequest? request, Caller caller, InstanceLookup lookup, InstanceStore store, InstanceConfigurator settings,
        InstanceConnector connector, CancellationToken ct)
    {
        var found = await lookup.FindAsync(id, caller, ct);
        if (found.Row is not { } row) return found.Refusal!;
        var outcome = await store.UpdateAsync(row.Id, kept =>
        {
            if (InstanceChange.Of(request) is { } change) settings.Merge(kept, change);
            var faults = settings.FaultsOf(kept);
            if (faults.Count == 0) kept.IsActive = true;
            return faults;
        }, ct);
        if (outcome.Faults is { } wrong) return ApiError.Validation(wrong);
        if (outcome.Row is not { } ready) return ApiError.NotFound("Instance");
        if (ready.ProtectedCredentials is null)
            return ApiError.Validation("credentials", "'credentials' are required: none are stored for this instance");
        return Answer(ready, await connector.ConnectAsync(ready.Id, CancellationToken.None));
    }

    private static async Task<Results<Ok<Data<ConnectOutcome>>, ApiError>> Restart(
        string id, Caller caller, InstanceLookup lookup, InstanceStore store, InstanceConnector connector, CancellationToken ct)
    {
        var found = await lookup.FindAsync(id, caller, ct);
        if (found.Row is not { } row) return found.Refusal!;
        if (row.ProtectedCredentials is null)
            return ApiError.Validation("credentials", "'credentials' are required: none are stored for this instance");
        await store.UpdateAsync(row.Id, kept =>
        {
            kept.IsActive = true;
            return [];
        }, ct);
        await connector.DisconnectAsync(row, "The instance was restarted", CancellationToken.None);
        return Answer(row, await connector.ConnectAsync(row.Id, CancellationToken.None));
    }

    private static Task<Results<Ok<Success>, ApiError>> Disconnect(
        string id, Caller caller, InstanceLookup lookup, InstanceStore store, InstanceConnector connector, CancellationToken ct) =>
        LeaveAsync(id, caller, lookup, store, connector, "The instance was disconnected by request", forget: false, ct);

    private static Task<Results<Ok<Success>, ApiError>> Logout(
        string id, Caller caller, InstanceLookup lookup, InstanceStore store, InstanceConnector connector, CancellationToken ct) =>
        LeaveAsync(id, caller, lookup, store, connector, "The instance was logged out by request", forget: true, ct);

    private static async Task<Results<Ok<Success>, ApiError>> LeaveAsync(
        string id, Caller caller, InstanceLookup lookup, InstanceStore store, InstanceConnector connector, string reason, bool forget,
        CancellationToken ct)
    {
        var found = await lookup.FindAsync(id, caller, ct);
        if (found.Row is not { } row) return found.Refusal!;
        await store.UpdateAsync(row.Id, kept =>
        {
            kept.IsActive = false;
            if (forget) kept.ProtectedCredentials = null;
            return [];
        }, ct);
        await connector.DisconnectAsync(row, reason, CancellationToken.None);
        return TypedResults.Ok(new Success());
    }

    private static async Task<Results<Ok<Data<SyncedProfile>>, ApiError>> SyncProfile(
        string id, Caller caller, InstanceLookup lookup, ProfileSync sync, TimeProvider time, CancellationToken ct)
    {
        var found = await lookup.FindAsync(id, caller, ct);
        if (found.Row is not { } row) return found.Refusal!;
        return await sync.SyncAsync(row, ct) switch
        {
            ProfileResult.Found { Profile: var profile } =>
                TypedResults.Ok(new Data<SyncedProfile>(ProfileView.Of(row.Id, profile, time.GetUtcNow()))),
            ProfileResult.Failed failed => ApiError.OfChannel(failed.ErrorCode, failed.Error),
            _ => ApiError.NotSupported($"The channel '{row.Channel}' has no profiles"),
        };
    }

    private static Results<Ok<Data<ConnectOutcome>>, ApiError> Answer(InstanceRow row, ConnectionStatus status) =>
        status.IsConnected || status.State == ConnectionState.Connecting
            ? TypedResults.Ok(new Data<ConnectOutcome>(
                new ConnectOutcome { InstanceId = row.Id, Status = ConnectionView.Of(status.State), Message = status.Message }))
            : new ApiError(502, "CONNECTION_FAILED", status.Message ?? "The instance could not be connected",
                new { errorCode = status.Error?.Code, retryable = status.Error?.Retryable });
}
