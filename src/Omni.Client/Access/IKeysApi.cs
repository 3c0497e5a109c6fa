using Omni.Contract.Access;
using Refit;

namespace Omni.Client.Access;

/// <summary>API keys and the audit log.</summary>
public interface IKeysApi
{
    /// <summary>List the requests of all keys, newest first.</summary>
    /// <param name="keyId">Only of this API key.</param>
    /// <param name="since">The start of the range, inclusive, ISO 8601.</param>
    /// <param name="until">The end of the range, inclusive, ISO 8601.</param>
    /// <param name="path">Text that the path contains.</param>
    /// <param name="statusCode">The HTTP status of the response.</param>
    /// <param name="limit">The page size, 1 to 100; default 50.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/audit")]
    Task<Page<AuditEntry>> ListAuditAsync(
        Guid? keyId = null, DateTimeOffset? since = null, DateTimeOffset? until = null, string? path = null, int? statusCode = null,
        int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>List the requests of one key, newest first.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="since">The start of the range, inclusive, ISO 8601.</param>
    /// <param name="until">The end of the range, inclusive, ISO 8601.</param>
    /// <param name="path">Text that the path contains.</param>
    /// <param name="statusCode">The HTTP status of the response.</param>
    /// <param name="limit">The page size, 1 to 100; default 50.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/keys/{id}/audit")]
    Task<Page<AuditEntry>> ListKeyAuditAsync(
        Guid id, DateTimeOffset? since = null, DateTimeOffset? until = null, string? path = null, int? statusCode = null, int? limit = null,
        string? cursor = null, CancellationToken ct = default);

    /// <summary>List API keys, newest first.</summary>
    /// <param name="status">States, separated by commas.</param>
    /// <param name="limit">The page size, 1 to 100; default 50.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/keys")]
    Task<Page<ApiKey>> ListKeysAsync(string? status = null, int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>Create an API key; only this response contains the key.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/keys")]
    Task<Data<ApiKey>> CreateKeyAsync([Body] CreateKeyRequest request, CancellationToken ct = default);

    /// <summary>Read one API key.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/keys/{id}")]
    Task<Data<ApiKey>> GetKeyAsync(Guid id, CancellationToken ct = default);

    /// <summary>Change an API key.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Patch("/api/v2/keys/{id}")]
    Task<Data<ApiKey>> UpdateKeyAsync(Guid id, [Body] UpdateKeyRequest request, CancellationToken ct = default);

    /// <summary>Delete an API key; its audit log is kept.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/keys/{id}")]
    Task<DeletedKey> DeleteKeyAsync(Guid id, CancellationToken ct = default);

    /// <summary>Revoke an API key immediately.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/keys/{id}/revoke")]
    Task<Data<ApiKey>> RevokeKeyAsync(Guid id, [Body] RevokeKeyRequest? request = null, CancellationToken ct = default);
}
