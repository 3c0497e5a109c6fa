using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Access;

namespace Omni.Api.Access;

/// <summary>
/// Endpoints that create, change and revoke keys, below the caller's ceiling. A key may change only its own name and description.
/// </summary>
internal static class KeyEndpoints
{
    private const string AdminProfile = "admin";

    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        var read = api.MapGroup("/keys").WithTags("Keys").RequireScope("keys:read");
        read.MapGet("/", List).WithName("listKeys")
            .WithSummary("List API keys, newest first; keys with more permissions than the caller's are omitted")
            .WithQuery("status", "limit", "cursor");
        read.MapGet("/{id}", Get).WithName("getKey").WithSummary("Read one API key");

        var write = api.MapGroup("/keys").WithTags("Keys").RequireScope("keys:write");
        write.MapPost("/", Create).AddEndpointFilter(RefuseAdminAsync).Validated<CreateKeyRequest>().WithName("createKey")
            .WithSummary("Create an API key; only this response contains the key");
        write.MapPatch("/{id}", Update).Validated<UpdateKeyRequest>().WithName("updateKey").WithSummary("Change an API key");
        write.MapPost("/{id}/revoke", Revoke).WithName("revokeKey").WithSummary("Revoke an API key immediately");
        write.MapDelete("/{id}", Delete).WithName("deleteKey").WithSummary("Delete an API key; its audit log is kept");
    }

    private static async Task<Results<Ok<Page<ApiKey>>, ApiError>> List(
        HttpRequest request, Caller caller, KeyCeiling ceiling, ApiKeyStore store, TimeProvider time, CancellationToken ct)
    {
        if (caller.RefusalOfWhole("Keys are") is { } limited) return limited;
        var query = new ListQuery(request.Query);
        var (status, limit, cursor) =
            (query.OneOf("status", KeyStatus.Active, KeyStatus.Revoked, KeyStatus.Expired), query.Limit(), query.Id("cursor"));
        if (query.Refusal is { } refusal) return refusal;
        var rows = await store.ListAsync(status, limit + 1, cursor, row => ceiling.Allows(caller, KeyGrant.Of(row)), ct);
        return TypedResults.Ok(Pages.Of(rows, limit, row => ApiKeyView.Of(row, time.GetUtcNow()), row => row.Id.ToString()));
    }

    private static async Task<Results<Ok<Data<ApiKey>>, ApiError>> Get(
        string id, Caller caller, KeyCeiling ceiling, ApiKeyStore store, TimeProvider time, CancellationToken ct)
    {
        var (row, refusal) = await FindAsync(id, caller, ceiling, store, ct);
        return row is null ? refusal! : TypedResults.Ok(new Data<ApiKey>(ApiKeyView.Of(row, time.GetUtcNow())));
    }

    private static async Task<Results<Created<Data<ApiKey>>, ApiError>> Create(
        CreateKeyRequest request, Caller caller, KeyCeiling ceiling, ApiKeyStore store, TimeProvider time)
    {
        if (caller.RefusalOfWhole("Keys are") is { } limited) return limited;
        if (request is not { ChatAllowlist: null or [], OutboundRecipientAllowlist: null or [] })
            return ApiError.NotSupported("A key of this host cannot be limited to chats or recipients, only to instances ('instanceIds')");
        var instances = KeyRules.Instances(request.InstanceIds, request.InstanceAllowlist);
        var grant = new KeyGrant(request.Scopes, instances, request.RateLimit, request.ExpiresAt?.ToUnixTimeMilliseconds());
        if (ceiling.RefusalOf(caller, grant) is { } refusal) return refusal;
        var key = KeyText.New();
        var now = time.GetUtcNow();
        var row = new ApiKeyRow
        {
            Id = Ids.Random(),
            Name = request.Name!.Trim(),
            Description = request.Description,
            KeyPrefix = KeyText.PrefixOf(key),
            KeyHash = KeyText.HashOf(key),
            Scopes = JsonSerializer.Serialize(request.Scopes),
            RateBucket = caller.RateLimit is null ? null : caller.RateBucket,
            CreatedBy = caller.KeyName,
            CreatedAt = now.ToUnixTimeMilliseconds(),
            UpdatedAt = now.ToUnixTimeMilliseconds(),
        };
        grant.ApplyTo(row);
        await store.AddAsync(row);
        return TypedResults.Created($"/api/v2/keys/{row.Id}", new Data<ApiKey>(ApiKeyView.Of(row, now) with { PlainTextKey = key }));
    }

    /// <summary>Omni refuses its all-powerful profile here before it looks at the rest of the body.</summary>
    private static async ValueTask<object?> RefuseAdminAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<CreateKeyRequest>().FirstOrDefault()?.Profile?.Trim() is { } profile
            && profile.Equals(AdminProfile, StringComparison.OrdinalIgnoreCase)
            ? ApiError.Forbidden("admin keys cannot be created via HTTP: the primary key is that of OMNI_API_KEY or of the data folder")
            : await next(context);

    private static Task<Results<Ok<Data<ApiKey>>, ApiError>> Update(
        string id, UpdateKeyRequest request, Caller caller, KeyCeiling ceiling, ApiKeyStore store, TimeProvider time,
        CancellationToken ct) =>
        ChangeAsync(id, caller, ceiling, store, time, row =>
        {
            var (before, after) = (KeyGrant.Of(row), KeyGrant.Of(row).With(request));
            if (row.Id == caller.KeyId && !after.IsSameAs(before))
                return ApiError.Forbidden("A key does not change its own scopes, instances, rate or expiry: that takes another key");
            if (ceiling.RefusalOf(caller, after) is { } exceeds) return exceeds;
            row.Name = request.Name?.Trim() ?? row.Name;
            row.Description = request.Description.Or(row.Description);
            after.ApplyTo(row);

            // A caller without a rate of its own gives the key a rate bucket of its own.
            if (request.RateLimit.IsGiven && caller.RateLimit is null) row.RateBucket = null;
            return null;
        }, ct);

    private static async Task<Results<Ok<Data<ApiKey>>, ApiError>> Revoke(
        string id, RevokeKeyRequest? request, Caller caller, KeyCeiling ceiling, ApiKeyStore store, RevokeKeyRequestValidator validator,
        TimeProvider time, CancellationToken ct)
    {
        if (request is not null && Validation.Check(validator, request) is { } wrong) return wrong;
        return await ChangeAsync(id, caller, ceiling, store, time, row =>
        {
            if (row.RevokedAt is not null) return null;
            row.RevokedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
            row.RevokedBy = request?.RevokedBy ?? caller.KeyName;
            row.RevokeReason = request?.Reason;
            return null;
        }, ct);
    }

    private static async Task<Results<Ok<DeletedKey>, ApiError>> Delete(
        string id, Caller caller, KeyCeiling ceiling, ApiKeyStore store, CancellationToken ct)
    {
        var (known, refusal) = await FindAsync(id, caller, ceiling, store, ct);
        if (known is null) return refusal!;
        if (known.IsPrimary) return Primary();
        return await store.RemoveAsync(known.Id) ? TypedResults.Ok(new DeletedKey()) : ApiError.NotFound("API key");
    }

    private static async Task<Results<Ok<Data<ApiKey>>, ApiError>> ChangeAsync(
        string id, Caller caller, KeyCeiling ceiling, ApiKeyStore store, TimeProvider time, Func<ApiKeyRow, ApiError?> change,
        CancellationToken ct)
    {
        var (known, refusal) = await FindAsync(id, caller, ceiling, store, ct);
        if (known is null) return refusal!;
        if (known.IsPrimary) return Primary();
        var (changed, forbidden) = await store.UpdateAsync(known.Id, row => ceiling.RefusalOf(caller, KeyGrant.Of(row)) ?? change(row));
        if (forbidden is not null) return forbidden;
        return changed is null
            ? ApiError.NotFound("API key")
            : TypedResults.Ok(new Data<ApiKey>(ApiKeyView.Of(changed, time.GetUtcNow())));
    }

    private static async Task<(ApiKeyRow? Row, ApiError? Refusal)> FindAsync(
        string id, Caller caller, KeyCeiling ceiling, ApiKeyStore store, CancellationToken ct)
    {
        if (caller.RefusalOfWhole("Keys are") is { } limited) return (null, limited);
        if (!Guid.TryParse(id, out var keyId)) return (null, ApiError.Validation("id", $"'id' must be a UUID, not '{id}'"));
        if (await store.FindAsync(keyId, ct) is not { } row) return (null, ApiError.NotFound("API key"));
        return ceiling.RefusalOf(caller, KeyGrant.Of(row)) is { } over ? (null, over) : (row, null);
    }

    private static ApiError Primary() =>
        ApiError.Forbidden("The primary key is that of OMNI_API_KEY or of the data folder: change it there");
}
