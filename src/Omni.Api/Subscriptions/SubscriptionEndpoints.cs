using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Omni.Api.Access;
using Omni.Api.Events;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Subscriptions;

namespace Omni.Api.Subscriptions;

/// <summary>Endpoints that manage subscriptions.</summary>
internal static class SubscriptionEndpoints
{
    public static void MapSubscriptions(this IEndpointRouteBuilder api)
    {
        var read = api.MapGroup("/subscriptions").WithTags("Subscriptions").RequireScope("subscriptions:read");
        read.MapGet("/", List).Bounded().WithName("listSubscriptions").WithSummary("List subscriptions, oldest first")
            .WithQuery("limit", "cursor");
        read.MapGet("/{id}", Get).WithName("getSubscription").WithSummary("Read one subscription");
        read.MapGet("/{id}/deliveries", Deliveries).Bounded().WithName("listDeliveries")
            .WithSummary("List the deliveries of a subscription, newest first").WithQuery("status", "limit", "cursor");

        var write = api.MapGroup("/subscriptions").WithTags("Subscriptions").RequireScope("subscriptions:write");
        write.MapPost("/", Create).Validated<CreateSubscriptionRequest>().WithName("createSubscription")
            .WithSummary("Create a subscription; the response contains the signing secret").MayAnswer(409);
        write.MapPatch("/{id}", Update).Validated<UpdateSubscriptionRequest>().WithName("updateSubscription")
            .WithSummary("Change, pause or resume a subscription");
        write.MapDelete("/{id}", Delete).WithName("deleteSubscription").WithSummary("Delete a subscription and its log");
        write.MapPost("/{id}/deliveries/{deliveryId}/redeliver", Redeliver).WithName("redeliver").WithSummary("Post an event again")
            .MayAnswer(409);
    }

    private static async Task<Results<Ok<Page<Subscription>>, ApiError>> List(
        HttpRequest request, Caller caller, SubscriptionStore store, SubscriptionOwners owners, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        var (limit, cursor) = (query.Limit(), query.Cursor());
        if (query.Refusal is { } refusal) return refusal;
        var rows = await store.ListAsync(cursor?.Seq ?? 0, limit + 1, ct);
        var page = Pages.Of(rows, limit, row => row, row => new Cursor(row.Seq, row.Seq).ToString());
        var shown = new List<Subscription>();
        foreach (var row in page.Items.Where(row => MayTouch(caller, row))) shown.Add(await owners.ShowAsync(row, ct));
        return TypedResults.Ok(new Page<Subscription>(shown, page.Meta));
    }

    private static async Task<Results<Ok<Data<Subscription>>, ApiError>> Get(
        string id, Caller caller, SubscriptionStore store, SubscriptionOwners owners, CancellationToken ct)
    {
        var (row, refusal) = await FindAsync(id, caller, store, ct);
        return row is null ? refusal! : TypedResults.Ok(new Data<Subscription>(await owners.ShowAsync(row, ct)));
    }

    private static async Task<Results<Created<Data<Subscription>>, ApiError>> Create(
        CreateSubscriptionRequest request, Caller caller, SubscriptionStore store, ReceiverGuard guard, SubscribedTypes types,
        IOptions<SubscriptionOptions> options, TimeProvider time, CancellationToken ct)
    {
        if (EventReader.Of(caller) is null)
            return ApiError.Forbidden($"A subscription is served in the name of its key, which lacks the scope {EventReader.Scope}");

        // A key with an instance limit gets only the events of its instances.
        var instances = KeyRules.Instances(request.InstanceIds) ?? caller.InstanceIds;
        if (RefusalOf(caller, instances) is { } foreign) return foreign;
        if ((types.RefusalOf(request.EventTypes) ?? await guard.RefusalOfAsync(request.Url, ct)) is { } useless) return useless;
        var secret = request.Secret ?? SigningSecret.New();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var row = new SubscriptionRow
        {
            Id = Ids.Random(),
            Url = request.Url,
            KeyId = OwnerOf(caller),
            Description = request.Description,
            EventTypes = request.EventTypes is { } asked ? JsonSerializer.Serialize(asked) : null,
            InstanceIds = instances is null ? null : JsonSerializer.Serialize(instances),
            ProtectedSecret = store.Protect(secret),
            State = SubscriptionState.Active,
            CreatedAt = now,
            UpdatedAt = now,
        };
        if (!await store.AddAsync(row, options.Value.MaxSubscriptions))
            return ApiError.Conflict(
                $"There are {options.Value.MaxSubscriptions} subscriptions, as many as Omni:Subscriptions:MaxSubscriptions allows");
        return TypedResults.Created($"/api/v2/subscriptions/{row.Id}",
            new Data<Subscription>(SubscriptionView.Of(row, OwnerStanding.Whole) with { Secret = secret }));
    }

    private static async Task<Results<Ok<Data<Subscription>>, ApiError>> Update(
        string id, UpdateSubscriptionRequest request, Caller caller, SubscriptionStore store, SubscriptionOwners owners,
        ReceiverGuard guard, SubscribedTypes types, CancellationToken ct)
    {
        var (known, refusal) = await FindAsync(id, caller, store, ct);
        if (known is null) return refusal!;
        var standing = await owners.StandingAsync(known, ct);
        if (RefusalOf(caller, standing) is { } less) return less;
        var instances = request.InstanceIds.IsGiven
            ? KeyRules.Instances(request.InstanceIds.Value) ?? caller.InstanceIds
            : SubscriptionView.InstancesOf(known);
        if (RefusalOf(caller, instances) is { } foreign) return foreign;
        if ((types.RefusalOf(request.EventTypes.Value) ?? await guard.RefusalOfAsync(request.Url, ct)) is { } useless) return useless;
        var changed = await store.UpdateAsync(known.Id, row =>
        {
            row.Url = request.Url ?? row.Url;
            row.Description = request.Description.Or(row.Description);
            if (request.EventTypes.IsGiven) row.EventTypes = request.EventTypes.Value is { } asked ? JsonSerializer.Serialize(asked) : null;
            row.InstanceIds = instances is null ? null : JsonSerializer.Serialize(instances);
            if (request.Secret is { } secret)
            {
                // The unreadable secret may have been the reason for the delay.
                if (store.SecretOf(row) is null) row.RetryAt = 0;
                row.ProtectedSecret = store.Protect(secret);
            }

            if (request.State is not { } state) return;

            // The subscription's key is no longer valid: the key that resumes the subscription becomes its owner.
            if (state == SubscriptionState.Active && standing.Stopped is not null) row.KeyId = OwnerOf(caller);
            (row.State, row.DisabledReason, row.FailingSince, row.Failures, row.RetryAt) = (state, null, null, 0, 0);
        });
        return changed is null
            ? ApiError.NotFound("Subscription")
            : TypedResults.Ok(new Data<Subscription>(await owners.ShowAsync(changed, ct) with { Secret = request.Secret }));
    }

    private static async Task<Results<Ok<Success>, ApiError>> Delete(
        string id, Caller caller, SubscriptionStore store, CancellationToken ct)
    {
        var (row, refusal) = await FindAsync(id, caller, store, ct);
        if (row is null) return refusal!;
        return await store.RemoveAsync(row.Id) ? TypedResults.Ok(new Success()) : ApiError.NotFound("Subscription");
    }

    private static async Task<Results<Ok<Page<SubscriptionDelivery>>, ApiError>> Deliveries(
        string id, HttpRequest request, Caller caller, SubscriptionStore store, CancellationToken ct)
    {
        var (row, refusal) = await FindAsync(id, caller, store, ct);
        if (row is null) return refusal!;
        var query = new ListQuery(request.Query);
        var (state, limit, cursor) =
            (query.OneOf("status", SubscriptionDeliveryState.Pending, SubscriptionDeliveryState.Delivered,
                SubscriptionDeliveryState.Failed), query.Limit(), query.Cursor());
        return query.Refusal is { } wrong ? wrong : TypedResults.Ok(await store.DeliveriesAsync(row.Id, state, limit, cursor, ct));
    }

    private static async Task<Results<Ok<Success>, ApiError>> Redeliver(
        string id, string deliveryId, Caller caller, SubscriptionStore store, SubscriptionOwners owners,
        IOptions<SubscriptionOptions> options, CancellationToken ct)
    {
        var (row, refusal) = await FindAsync(id, caller, store, ct);
        if (row is null) return refusal!;
        if (!Guid.TryParse(deliveryId, out var delivery))
            return ApiError.Validation("deliveryId", $"'deliveryId' must be a UUID, not '{deliveryId}'");
        if (await store.FindDeliveryAsync(row.Id, delivery, ct) is null) return ApiError.NotFound("Delivery");
        if ((await owners.StandingAsync(row, ct)).Stopped is { } stopped)
            return ApiError.Conflict($"{stopped}: PATCH it to state active with a key that may read events");
        if (row.State != SubscriptionState.Active)
            return ApiError.Conflict($"The subscription is {row.State}: PATCH it to state active first");
        return await store.RedeliverAsync(delivery, options.Value.RetryFor)
            ? TypedResults.Ok(new Success())
            : ApiError.Conflict("The delivery is on its way already");
    }

    private static Guid? OwnerOf(Caller caller) => caller.IsPrimary ? null : caller.KeyId;

    private static async Task<(SubscriptionRow? Row, ApiError? Refusal)> FindAsync(
        string id, Caller caller, SubscriptionStore store, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var subscriptionId)) return (null, ApiError.Validation("id", $"'id' must be a UUID, not '{id}'"));
        if (await store.FindAsync(subscriptionId, ct) is not { } row) return (null, ApiError.NotFound("Subscription"));
        return MayTouch(caller, row) ? (row, null) : (null, ApiError.Forbidden("This key may not use all instances of that subscription"));
    }

    private static bool MayTouch(Caller caller, SubscriptionRow row) => RefusalOf(caller, SubscriptionView.InstancesOf(row)) is null;

    /// <summary>
    /// The refusal of a change. A caller who changes the URL may receive the events, so its key must be able to read what is posted.
    /// </summary>
    private static ApiError? RefusalOf(Caller caller, OwnerStanding standing)
    {
        if (EventReader.Of(caller) is null) return ApiError.Forbidden($"Changing a subscription needs the scope {EventReader.Scope}");
        return standing.Reader is { SeesContent: true } ? caller.RefusalOfContent("Changing a subscription that posts texts") : null;
    }

    private static ApiError? RefusalOf(Caller caller, IReadOnlyList<Guid>? instances) =>
        instances is null
            ? caller.RefusalOfWhole("Subscriptions to all instances are")
            : instances.Select(i => caller.RefusalOf(i)).FirstOrDefault(r => r is not null);
}
