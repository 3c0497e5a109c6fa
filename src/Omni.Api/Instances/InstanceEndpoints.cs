using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Api.Sending.Lanes;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>Endpoints that create, read, change and delete instances.</summary>
internal static class InstanceEndpoints
{
    public static void MapInstances(this IEndpointRouteBuilder api)
    {
        var read = api.MapGroup("/instances").WithTags("Instances").RequireScope("instances:read");
        read.MapGet("/", List).Bounded().WithName("listInstances").WithSummary("List instances")
            .WithQuery("channel", "status", "limit", "cursor");
        read.MapGet("/supported-channels", SupportedChannels).WithName("listSupportedChannels")
            .WithSummary("List the loaded channels, each under every id that it takes");
        api.MapGet("/channels/capabilities", Capabilities).WithTags("Instances").RequireScope("instances:read")
            .WithName("listChannelCapabilities").WithSummary("List which events the loaded channels emit");
        read.MapGet("/{id}", Get).WithName("getInstance").WithSummary("Read one instance");

        var write = api.MapGroup("/instances").WithTags("Instances").RequireScope("instances:write");
        write.MapPost("/", Create).Validated<CreateInstanceRequest>().WithName("createInstance")
            .WithSummary("Create an instance, and connect it if credentials are given").MayAnswer(409);
        write.MapPatch("/{id}", Update).Validated<UpdateInstanceRequest>().WithName("updateInstance").WithSummary("Change an instance")
            .MayAnswer(409);
        write.MapDelete("/{id}", Delete).WithName("deleteInstance").WithSummary("Delete an instance");
    }

    private static async Task<Results<Ok<Page<Instance>>, ApiError>> List(
        HttpRequest request, Caller caller, InstanceStore store, InstanceConfigurator settings, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var (channels, status, limit, cursor) = (query.Csv("channel"),
            query.Csv("status", [InstanceActivity.Active, InstanceActivity.Inactive]), query.Limit(), query.Cursor());
        if (query.Refusal is { } refusal) return refusal;
        var rows = await store.ListAsync(
            channels, status?.Select(s => s == InstanceActivity.Active).ToList(), caller.InstanceIds, cursor, limit + 1, ct);
        return TypedResults.Ok(Pages.Of(rows, limit, settings.Show, row => new Cursor(row.CreatedAt, row.Seq).ToString()));
    }

    private static Ok<Page<Channel>> SupportedChannels(ChannelRegistry channels) => TypedResults.Ok(new Page<Channel>(
        [.. Named(channels, ChannelView.Of)], new PageMeta(HasMore: false, Cursor: null)));

    private static Ok<Page<ChannelEventSupport>> Capabilities(ChannelRegistry channels) => TypedResults.Ok(
        new Page<ChannelEventSupport>([.. Named(channels, ChannelView.EventsOf)], new PageMeta(HasMore: false, Cursor: null)));

    /// <summary>Each channel once under each of its ids.</summary>
    private static IEnumerable<T> Named<T>(ChannelRegistry channels, Func<IChannelPlugin, string, T> view) =>
        channels.All.SelectMany(channel => channels.NamesOf(channel.Id).Select(id => view(channel, id)));

    private static async Task<Results<Ok<Data<Instance>>, ApiError>> Get(
        string id, Caller caller, InstanceLookup lookup, InstanceConfigurator settings, CancellationToken ct) =>
        await lookup.FindAsync(id, caller, ct) switch
        {
            { Row: { } row } => TypedResults.Ok(new Data<Instance>(settings.Show(row))),
            var found => found.Refusal!,
        };

    private static async Task<Results<Created<Data<Instance>>, ApiError>> Create(
        CreateInstanceRequest request, Caller caller, ChannelRegistry channels, InstanceStore store, InstanceConfigurator settings,
        InstanceConnector connector, TimeProvider time, CancellationToken ct)
    {
        if ((caller.RefusalOfWhole("New instances are") ?? AccessMode.RefusalOf(request)) is { } limited) return limited;
        if (channels.Get(request.Channel!) is null)
            return ApiError.Validation(
                "channel", $"'channel' must be one of {string.Join(", ", Named(channels, (_, name) => name))}, not '{request.Channel}'");
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var row = new InstanceRow
        {
            Id = Ids.Random(),
            Name = request.Name!.Trim(),
            Channel = request.Channel!,
            IsDefault = request.IsDefault ?? false,
            IsActive = request.IsActive ?? true,
            CreatedAt = now,
            UpdatedAt = now,
        };
        settings.Merge(row, InstanceChange.Of(request));
        if (settings.FaultsOf(row) is { Count: > 0 } faults) return ApiError.Validation(faults);
        if (!await store.AddAsync(row, ct)) return ApiError.Conflict($"An instance named '{row.Name}' exists already");

        // The instance exists from here on: a failed connection does not fail the request, and the status shows it.
        if (row is { IsActive: true, ProtectedCredentials: not null }) await connector.ConnectAsync(row.Id, CancellationToken.None);
        var created = await store.FindAsync(row.Id, CancellationToken.None);
        return TypedResults.Created($"/api/v2/instances/{row.Id}", new Data<Instance>(settings.Show(created ?? row)));
    }

    private static async Task<Results<Ok<Data<Instance>>, ApiError>> Update(
        string id, UpdateInstanceRequest request, Caller caller, InstanceLookup lookup, InstanceStore store, InstanceConfigurator settings,
        InstanceConnector connector, CancellationToken ct)
    {
        var found = await lookup.FindAsync(id, caller, ct);
        if (found.Row is not { } known) return found.Refusal!;
        if (AccessMode.RefusalOf(request) is { } unsupported) return unsupported;
        var outcome = await store.UpdateAsync(known.Id, row => Apply(row, request, settings), ct);
        if (outcome.Row is not { } updated) return ApiError.NotFound("Instance");
        if (outcome.Faults is { } faults) return ApiError.Validation(faults);
        if (outcome.NameTaken) return ApiError.Conflict($"An instance named '{request.Name}' exists already");
        if (!updated.IsActive) await connector.DisconnectAsync(updated, "The instance was made inactive", CancellationToken.None);
        else if (updated.ProtectedCredentials is not null
            && (!known.IsActive || request.Credentials is not null || request.Options is not null))
        {
            await connector.ConnectAsync(updated.Id, CancellationToken.None);
        }
        return TypedResults.Ok(new Data<Instance>(settings.Show(await store.FindAsync(updated.Id, CancellationToken.None) ?? updated)));
    }

    private static Dictionary<string, string[]> Apply(InstanceRow row, UpdateInstanceRequest request, InstanceConfigurator settings)
    {
        row.Name = request.Name?.Trim() ?? row.Name;
        row.IsDefault = request.IsDefault ?? row.IsDefault;
        row.IsActive = request.IsActive ?? row.IsActive;
        settings.Merge(row, InstanceChange.Of(request));
        return request.Credentials is null && request.Options is null ? [] : settings.FaultsOf(row);
    }

    private static async Task<Results<Ok<Success>, ApiError>> Delete(
        string id, Caller caller, InstanceLookup lookup, InstanceStore store, InstanceConnector connector, LaneHost lanes,
        CancellationToken ct)
    {
        var found = await lookup.FindAsync(id, caller, ct);
        if (found.Row is not { } row) return found.Refusal!;
        await connector.DisconnectAsync(row, "The instance was deleted", CancellationToken.None);
        var removed = await store.RemoveAsync(row.Id, CancellationToken.None);
        lanes.Remove(row.Id);

        // Again, for a connect in between: the channel must not know an instance without a row.
        await connector.DisconnectAsync(row, "The instance was deleted", CancellationToken.None);
        return removed ? TypedResults.Ok(new Success()) : ApiError.NotFound("Instance");
    }
}
