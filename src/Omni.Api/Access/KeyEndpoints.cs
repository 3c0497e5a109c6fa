using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Http;
using Omni.Api.Persistence.Rows;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Access;

/// <summary>Making, changing and revoking keys. Nobody gives a key more than his own has, nor touches one that has more.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        var read = api.MapGroup("/keys").WithTags("Keys").RequireScope("keys:read");
        read.MapGet("/", List).WithName("listKeys").WithSummary("List API keys, the youngest first").WithQuery("status", "limit", "cursor");
        read.MapGet("/{id}", Get).WithName("getKey").WithSummary("Read one API key");

        var write = api.MapGroup("/keys").WithTags("Keys").RequireScope("keys:write");
        write.MapPost("/", Create).Validated<CreateKeyRequest>().WithName("createKey").WithSummary("Make an API key; the answer is the only one that shows it");
        write.MapPatch("/{id}", Update).Validated<UpdateKeyRequest>().WithName("updateKey").WithSummary("Change an API key");
        write.MapPost("/{id}/revoke", Revoke).WithName("revokeKey").WithSummary("Revoke an API key, at once");
        write.MapDelete("/{id}", Delete).WithName("deleteKey").WithSummary("Delete an API key; its audit stays");
    }

    private static async Task<Results<Ok<Page<ApiKeyView>>, ApiError>> List(HttpRequest request, Caller caller, ApiKeyStore store, TimeProvider time, CancellationToken ct)
    {
        if (caller.RefusalOfWhole("Keys are") is { } limited) return limited;
        var query = new ListQuery(request.Query);
        var (status, limit, cursor) = (query.OneOf("status", "active", "revoked", "expired"), query.Limit(), query.Id("cursor"));
        if (query.Refusal is { } refusal) return refusal;
        var rows = await store.ListAsync(status, limit + 1, cursor, ct);
        return TypedResults.Ok(Page<ApiKeyView>.Of(rows, limit, row => ApiKeyView.Of(row, time.GetUtcNow()), row => row.Id.ToString()));
    }

    private static async Task<Results<Ok<Data<ApiKeyView>>, ApiError>> Get(string id, Caller caller, ApiKeyStore store, TimeProvider time, CancellationToken ct)
    {
        var (row, refusal) = await FindAsync(id, caller, store, ct);
        return row is null ? refusal! : TypedResults.Ok(new Data<ApiKeyView>(ApiKeyView.Of(row, time.GetUtcNow())));
    }

    private static async Task<Results<Created<Data<ApiKeyView>>, ApiError>> Create(CreateKeyRequest request, Caller caller, ApiKeyStore store, TimeProvider time)
    {
        var instances = KeyRules.Instances(request.InstanceIds);
        if (Exceeds(caller, request.Scopes!, instances) is { } refusal) return refusal;
        var key = ApiKey.New();
        var now = time.GetUtcNow();
        var row = new ApiKeyRow
        {
            Id = Ids.Next(time),
            Name = request.Name!.Trim(),
            Description = request.Description,
            KeyPrefix = ApiKey.PrefixOf(key),
            KeyHash = ApiKey.HashOf(key),
            Scopes = JsonSerializer.Serialize(request.Scopes),
            InstanceIds = instances is null ? null : JsonSerializer.Serialize(instances),
            RateLimit = request.RateLimit,
            ExpiresAt = KeyRules.Expiry(request.ExpiresAt),
            CreatedBy = caller.KeyName,
            CreatedAt = now.ToUnixTimeMilliseconds(),
            UpdatedAt = now.ToUnixTimeMilliseconds(),
        };
        await store.AddAsync(row);
        return TypedResults.Created($"/api/v2/keys/{row.Id}", new Data<ApiKeyView>(ApiKeyView.Of(row, now) with { PlainTextKey = key }));
    }

    private static async Task<Results<Ok<Data<ApiKeyView>>, ApiError>> Update(string id, UpdateKeyRequest request, Caller caller, ApiKeyStore store, TimeProvider time, CancellationToken ct)
    {
        var (known, refusal) = await FindAsync(id, caller, store, ct);
        if (known is null) return refusal!;
        if (known.IsPrimary) return Primary();
        var view = ApiKeyView.Of(known, time.GetUtcNow());
        var instances = request.InstanceIds.IsGiven ? KeyRules.Instances(request.InstanceIds.Value) : view.InstanceIds;
        if (Exceeds(caller, request.Scopes ?? view.Scopes, instances) is { } exceeds) return exceeds;
        var changed = await store.UpdateAsync(known.Id, row =>
        {
            row.Name = request.Name?.Trim() ?? row.Name;
            row.Description = request.Description.Or(row.Description);
            if (request.Scopes is { } scopes) row.Scopes = JsonSerializer.Serialize(scopes);
            row.InstanceIds = instances is null ? null : JsonSerializer.Serialize(instances);
            row.RateLimit = request.RateLimit.Or(row.RateLimit);
            if (request.ExpiresAt.IsGiven) row.ExpiresAt = KeyRules.Expiry(request.ExpiresAt.Value);
        });
        return changed is null ? ApiError.NotFound("API key") : TypedResults.Ok(new Data<ApiKeyView>(ApiKeyView.Of(changed, time.GetUtcNow())));
    }

    private static async Task<Results<Ok<Data<ApiKeyView>>, ApiError>> Revoke(
        string id, RevokeKeyRequest? request, Caller caller, ApiKeyStore store, RevokeKeyRequest.Validator validator, TimeProvider time, CancellationToken ct)
    {
        if (request is not null && Validation.Check(validator, request) is { } wrong) return wrong;
        var (known, refusal) = await FindAsync(id, caller, store, ct);
        if (known is null) return refusal!;
        if ((known.IsPrimary ? Primary() : Exceeds(caller, known, time)) is { } forbidden) return forbidden;
        var revoked = await store.UpdateAsync(known.Id, row =>
        {
            if (row.RevokedAt is not null) return;
            row.RevokedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
            row.RevokedBy = request?.RevokedBy ?? caller.KeyName;
            row.RevokeReason = request?.Reason;
        });
        return revoked is null ? ApiError.NotFound("API key") : TypedResults.Ok(new Data<ApiKeyView>(ApiKeyView.Of(revoked, time.GetUtcNow())));
    }

    private static async Task<Results<Ok<DeletedKey>, ApiError>> Delete(string id, Caller caller, ApiKeyStore store, TimeProvider time, CancellationToken ct)
    {
        var (known, refusal) = await FindAsync(id, caller, store, ct);
        if (known is null) return refusal!;
        if ((known.IsPrimary ? Primary() : Exceeds(caller, known, time)) is { } forbidden) return forbidden;
        return await store.RemoveAsync(known.Id) ? TypedResults.Ok(new DeletedKey()) : ApiError.NotFound("API key");
    }

    private static async Task<(ApiKeyRow? Row, ApiError? Refusal)> FindAsync(string id, Caller caller, ApiKeyStore store, CancellationToken ct)
    {
        if (caller.RefusalOfWhole("Keys are") is { } limited) return (null, limited);
        if (!Guid.TryParse(id, out var keyId)) return (null, ApiError.Validation("id", $"'id' must be a UUID, not '{id}'"));
        return await store.FindAsync(keyId, ct) is { } row ? (row, null) : (null, ApiError.NotFound("API key"));
    }

    private static ApiError? Exceeds(Caller caller, IReadOnlyList<string> scopes, IReadOnlyList<Guid>? instances)
    {
        var over = scopes.Where(scope => !caller.Has(scope)).ToList();
        if (over.Count > 0) return ApiError.Forbidden($"Nobody makes or changes a key that has more than his own: {string.Join(", ", over)}");
        return instances is null ? caller.RefusalOfWhole("Keys for all instances are") : instances.Select(i => caller.RefusalOf(i)).FirstOrDefault(r => r is not null);
    }

    private static ApiError? Exceeds(Caller caller, ApiKeyRow key, TimeProvider time)
    {
        var view = ApiKeyView.Of(key, time.GetUtcNow());
        return Exceeds(caller, view.Scopes, view.InstanceIds);
    }

    private static ApiError Primary() => ApiError.Forbidden("The primary key is that of OMNI_API_KEY or of the data folder: change it there");

    /// <summary>The answer to a deletion, in both forms that Omni's clients know.</summary>
    internal sealed record DeletedKey
    {
        public bool Success { get; init; } = true;
        public Deletion Data { get; init; } = new(Deleted: true);

        internal sealed record Deletion(bool Deleted);
    }
}
