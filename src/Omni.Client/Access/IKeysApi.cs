using Omni.Contract.Access;
using Refit;

namespace Omni.Client.Access;

/// <summary>API keys and the audit log.</summary>
public interface IKeysApi
{
    /// <summary>List requests by whoever made them, the latest first.</summary>
    /// <param name="keyId">Of this API key.</param>
    /// <param name="since">From this time on, ISO 8601.</param>
    /// <param name="until">Up to this time, ISO 8601.</param>
    /// <param name="path">A part of the path.</param>
    /// <param name="statusCode">The HTTP status that was answered.</param>
    /// <param name="limit">How many, 1 to 100; 50 when it is not given.</param>
    /// <param name="cursor">Where to go on: meta.cursor of the page before.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/audit")]
    Task<Page<AuditEntry>> ListAuditAsync(
        Guid? keyId = null, DateTimeOffset? since = null, DateTimeOffset? until = null, string? path = null, int? statusCode = null,
        int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>List the requests of one key, the latest first.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="since">From this time on, ISO 8601.</param>
    /// <param name="until">Up to this time, ISO 8601.</param>
    /// <param name="path">A part of the path.</param>
    /// <param name="statusCode">The HTTP status that was answered.</param>
    /// <param name="limit">How many, 1 to 100; 50 when it is not given.</param>
    /// <param name="cursor">Where to go on: meta.cursor of the page before.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/keys/{id}/audit")]
    Task<Page<AuditEntry>> ListKeyAuditAsync(
        Guid id, DateTimeOffset? since = null, DateTimeOffset? until = null, string? path = null, int? statusCode = null, int? limit = null,
        string? cursor = null, CancellationToken ct = default);

    /// <summary>List API keys, the youngest first.</summary>
    /// <param name="status">State or states, separated by commas.</param>
    /// <param name="limit">How many, 1 to 100; 50 when it is not given.</param>
    /// <param name="cursor">Where to go on: meta.cursor of the page before.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/keys")]
    Task<Page<ApiKey>> ListKeysAsync(string? status = null, int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>Make an API key; the answer is the only one that shows it.</summary>
    /// <param name="request">What is asked for.</param>
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
    /// <param name="request">What is asked for.</param>
    /// <param name="ct">Cancels the call.</param>
    [Patch("/api/v2/keys/{id}")]
    Task<Data<ApiKey>> UpdateKeyAsync(Guid id, [Body] UpdateKeyRequest request, CancellationToken ct = default);

    /// <summary>Delete an API key; its audit stays.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/keys/{id}")]
    Task<DeletedKey> DeleteKeyAsync(Guid id, CancellationToken ct = default);

    /// <summary>Revoke an API key, at once.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/keys/{id}/revoke")]
    Task<Data<ApiKey>> RevokeKeyAsync(Guid id, [Body] RevokeKeyRequest? request = null, CancellationToken ct = default);
}
