using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Reads;
using Omni.Api.Storage;
using Omni.Contract.Access;

namespace Omni.Api.Audit;

/// <summary>Endpoints that read the audit.</summary>
internal static class AuditEndpoints
{
    private static readonly string[] Filters = ["since", "until", "path", "statusCode", "limit", "cursor"];

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        api.MapGet("/audit", List).Bounded().WithTags("Keys").RequireScope("keys:read").WithName("listAudit")
            .WithSummary("List the requests of all keys, newest first").WithQuery(["keyId", .. Filters]);
        api.MapGet("/keys/{id}/audit", OfKey).Bounded().WithTags("Keys").RequireScope("keys:read").WithName("listKeyAudit")
            .WithSummary("List the requests of one key, newest first").WithQuery(Filters);
    }

    private static Task<Results<Ok<Page<AuditEntry>>, ApiError>> List(
        HttpRequest request, Caller caller, KeyCeiling ceiling, ApiKeyStore keys, IReadDb reads, CancellationToken ct)
    {
        var query = new ListQuery(request.Query);
        return ReadAsync(query.Id("keyId"), query, caller, ceiling, keys, reads, ct);
    }

    private static async Task<Results<Ok<Page<AuditEntry>>, ApiError>> OfKey(
        string id, HttpRequest request, Caller caller, KeyCeiling ceiling, ApiKeyStore keys, IReadDb reads, CancellationToken ct) =>
        Guid.TryParse(id, out var keyId)
            ? await ReadAsync(keyId, new ListQuery(request.Query), caller, ceiling, keys, reads, ct)
            : ApiError.Validation("id", $"'id' must be a UUID, not '{id}'");

    private static async Task<Results<Ok<Page<AuditEntry>>, ApiError>> ReadAsync(
        Guid? keyId, ListQuery query, Caller caller, KeyCeiling ceiling, ApiKeyStore keys, IReadDb reads, CancellationToken ct)
    {
        if (caller.RefusalOfWhole("The audit is") is { } limited) return limited;
        var (since, until, path, status, limit, cursor) = (query.Time("since"), query.Time("until"), query.Text("path"),
            query.Number("statusCode", 100, 599), query.Limit(), query.Cursor());
        if (query.Refusal is { } refusal) return refusal;

        // Keys with more permissions than the caller's stay hidden here too.
        var visible = ceiling.AllowsAll(caller) ? null : await keys.IdsAsync(row => ceiling.Allows(caller, KeyGrant.Of(row)), ct);
        if (visible is not null && keyId is { } one && !visible.Contains(one))
            return ApiError.Forbidden(
                "The audit of a key that is good for more than the caller's, or gone, is for keys that may do everything");

        await using var db = reads.Open();
        var entries = db.Audit.AsQueryable();
        if (keyId is { } key) entries = entries.Where(a => a.KeyId == key);
        if (visible is not null) entries = entries.Where(a => visible.Contains(a.KeyId));
        if (since is { } from) entries = entries.Where(a => a.At >= from);
        if (until is { } to) entries = entries.Where(a => a.At <= to);
        if (status is { } code) entries = entries.Where(a => a.StatusCode == code);
        if (path is not null) entries = entries.Where(a => EF.Functions.Like(a.Path, LikePattern.Containing(path), LikePattern.Escape));
        if (cursor is { Seq: var before }) entries = entries.Where(a => a.Seq < before);
        var rows = await entries.OrderByDescending(a => a.Seq).Take(limit + 1).ToListAsync(ct);
        return TypedResults.Ok(Pages.Of(rows, limit, AuditView.Of, row => new Cursor(row.Seq, row.Seq).ToString()));
    }
}
