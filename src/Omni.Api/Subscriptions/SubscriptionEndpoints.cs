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
    private const int DefaultOverlapHours = 24;

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
            .WithSummary("Create a subscription, or change the one with its URL and name; the response contains a new signing secret")
            .MayAnswer(409);
        write.MapPost("/{id}/rotate-secret", RotateSecret).WithName("rotateSecret")
            .WithSummary("Replace the signing secret; posts are signed with the old one too for a while");
        write.MapPatch("/{id}", Update).Validated<UpdateSubscriptionRequest>().WithName("updateSubscription")
            .WithSummary("Change, pause or resume a subscription").MayAnswer(409);
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

    private static async Task<Results<Created<Data<Subscription>>, Ok<Data<Subscription>>, ApiError>> Create(
        CreateSubscriptionRequest request, Caller caller, SubscriptionStore store, SubscriptionOwners owners, ReceiverGuard guard,
        SubscribedTypes types,
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
            Name = request.Name?.Trim(),
            NameKey = SubscriptionName.KeyOf(request.Url, request.Name?.Trim()),
            Description = request.Description,
            EventTypes = request.EventTypes is { } asked ? JsonSerializer.Serialize(asked) : null,
            InstanceIds = instances is null ? null : JsonSerializer.Serialize(instances),
            ProtectedSecret = store.Protect(secret),
            State = SubscriptionState.Active,
            CreatedAt = now,
            UpdatedAt = now,
        };
        if (await store.AddAsync(row, options.Value.MaxSubscriptions) is not { } kept)
            return ApiError.Conflict(
                $"There are {options.Value.MaxSubscriptions} subscriptions, as many as Omni:Subscriptions:MaxSubscriptions allows");
        if (kept.Id != row.Id)
        {
            var (known, refusal) = await EnsureAsync(kept, row, request.Secret, caller, store, owners, ct);
            return known is null ? refusal! : TypedResults.Ok(new Data<Subscription>(known));
        }
        return TypedResults.Created($"/api/v2/subscriptions/{row.Id}",
            new Data<Subscription>(SubscriptionView.Of(row, OwnerStanding.Whole) with { Secret = secret }));
    }

    /// <summary>
    /// Changes a subscription to what the creation of one with its URL and name asks for. One that the host has disabled works again; one
    /// that somebody paused stays paused.
    /// </summary>
    private static async Task<(Subscription? Known, ApiError? Refusal)> EnsureAsync(
        SubscriptionRow known, SubscriptionRow wanted, string? secret, Caller caller, SubscriptionStore store, SubscriptionOwners owners,
        CancellationToken ct)
    {
        if (!MayTouch(caller, known)) return (null, ApiError.Conflict("A subscription with that URL and name belongs to another key"));
        var standing = await owners.StandingAsync(known, ct);
        if (RefusalOf(caller, standing) is { } less) return (null, less);
        var (changed, _) = await store.UpdateAsync(known.Id, row =>
        {
            (row.Description, row.EventTypes, row.InstanceIds) = (wanted.Description, wanted.EventTypes, wanted.InstanceIds);
            if (secret is not null && store.SecretOf(row) != secret) SetSecret(row, secret, store);
            if (standing.Stopped is not null) row.KeyId = OwnerOf(caller);
            if (standing.Stopped is not null || row.State == SubscriptionState.Disabled) Resume(row, SubscriptionState.Active);
        });
        return changed is null
            ? (null, ApiError.NotFound("Subscription"))
            : (await owners.ShowAsync(changed, ct) with { Secret = secret }, null);
    }

    private static async Task<Results<Ok<Data<Subscription>>, ApiError>> RotateSecret(
        string id, RotateSecretRequest? request, Caller caller, SubscriptionStore store, SubscriptionOwners owners,
        RotateSecretRequestValidator validator, TimeProvider time, CancellationToken ct)
    {
        var asked = request ?? new RotateSecretRequest();
        if (Validation.Check(validator, asked) is { } wrong) return wrong;
        var (known, refusal) = await FindAsync(id, caller, store, ct);
        if (known is null) return refusal!;
        if (RefusalOf(caller, await owners.StandingAsync(known, ct)) is { } less) return less;
        var secret = asked.Secret ?? SigningSecret.New();
        var until = time.GetUtcNow().AddHours(asked.OverlapHours ?? DefaultOverlapHours).ToUnixTimeMilliseconds();
        var (changed, _) = await store.UpdateAsync(known.Id, row =>
        {
            var old = row.ProtectedSecret;
            SetSecret(row, secret, store);
            if (asked.OverlapHours != 0) (row.ProtectedOldSecret, row.OldSecretUntil) = (old, until);
        });
        return changed is null
            ? ApiError.NotFound("Subscription")
            : TypedResults.Ok(new Data<Subscription>(await owners.ShowAsync(changed, ct) with { Secret = secret }));
    }

    private static void SetSecret(SubscriptionRow row, string secret, SubscriptionStore store)
    {
        // The unreadable secret may have been the reason for the delay.
        if (store.SecretOf(row) is null) row.RetryAt = 0;
        (row.ProtectedSecret, row.ProtectedOldSecret, row.OldSecretUntil) = (store.Protect(secret), null, null);
    }

    private static void Resume(SubscriptionRow row, string state) =>
        (row.State, row.DisabledReason, row.FailingSince, row.Failures, row.RetryAt) = (state, null, null, 0, 0);

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
        var (changed, isTaken) = await store.UpdateAsync(known.Id, row =>
        {
            row.Url = request.Url ?? row.Url;
            row.Name = request.Name.Or(row.Name)?.Trim();
            row.Description = request.Description.Or(row.Description);
            if (request.EventTypes.IsGiven) row.EventTypes = request.EventTypes.Value is { } asked ? JsonSerializer.Serialize(asked) : null;
            row.InstanceIds = instances is null ? null : JsonSerializer.Serialize(instances);
            if (request.Secret is { } secret) SetSecret(row, secret, store);
            if (request.State is not { } state) return;

            // The subscription's key is no longer valid: the key that resumes the subscription becomes its owner.
            if (state == SubscriptionState.Active && standing.Stopped is not null) row.KeyId = OwnerOf(caller);
            Resume(row, state);
        });
        if (isTaken) return ApiError.Conflict("Another subscription has that URL and name already");
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
