using Omni.Contract.Contacts;
using Omni.Contract.Erasures;
using Omni.Contract.Instances;
using Refit;

namespace Omni.Client.Instances;

/// <summary>Creating, connecting and reading instances.</summary>
public interface IInstancesApi
{
    /// <summary>Read the state of an instance.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/instances/{id}/status")]
    Task<Data<InstanceStatus>> GetInstanceStatusAsync(Guid id, CancellationToken ct = default);

    /// <summary>List instances.</summary>
    /// <param name="channel">Channel ids, separated by commas.</param>
    /// <param name="status">States, separated by commas.</param>
    /// <param name="limit">The page size, 1 to 100; default 50.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/instances")]
    Task<Page<Instance>> ListInstancesAsync(
        string? channel = null, string? status = null, int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>Create an instance, and connect it if credentials are given.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/instances")]
    Task<Data<Instance>> CreateInstanceAsync([Body] CreateInstanceRequest request, CancellationToken ct = default);

    /// <summary>List the loaded channels.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/instances/supported-channels")]
    Task<Page<Channel>> ListSupportedChannelsAsync(CancellationToken ct = default);

    /// <summary>List which events the loaded channels emit.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/channels/capabilities")]
    Task<Page<ChannelEventSupport>> ListChannelCapabilitiesAsync(CancellationToken ct = default);

    /// <summary>Read one instance.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/instances/{id}")]
    Task<Data<Instance>> GetInstanceAsync(Guid id, CancellationToken ct = default);

    /// <summary>Change an instance.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Patch("/api/v2/instances/{id}")]
    Task<Data<Instance>> UpdateInstanceAsync(Guid id, [Body] UpdateInstanceRequest request, CancellationToken ct = default);

    /// <summary>Delete an instance.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/instances/{id}")]
    Task<Success> DeleteInstanceAsync(Guid id, CancellationToken ct = default);

    /// <summary>Connect an instance, changing its credentials first if given.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/instances/{id}/connect")]
    Task<Data<ConnectOutcome>> ConnectInstanceAsync(Guid id, [Body] ConnectRequest? request = null, CancellationToken ct = default);

    /// <summary>Disconnect and connect again.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/instances/{id}/restart")]
    Task<Data<ConnectOutcome>> RestartInstanceAsync(Guid id, CancellationToken ct = default);

    /// <summary>Disconnect an instance, keeping its credentials.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/instances/{id}/disconnect")]
    Task<Success> DisconnectInstanceAsync(Guid id, CancellationToken ct = default);

    /// <summary>Disconnect an instance and delete its credentials.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/instances/{id}/logout")]
    Task<Success> LogoutInstanceAsync(Guid id, CancellationToken ct = default);

    /// <summary>Read the instance's profile from its channel.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/instances/{id}/sync/profile")]
    Task<Data<SyncedProfile>> SyncProfileAsync(Guid id, CancellationToken ct = default);

    /// <summary>List the contacts of an instance.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="search">Words to search for, each by its beginning; case and accents do not matter.</param>
    /// <param name="excludeGroups">Whether to omit groups.</param>
    /// <param name="limit">The page size, 1 to 100; default 50.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/instances/{id}/contacts")]
    Task<FetchedPage<Contact>> ListContactsAsync(
        Guid id, string? search = null, bool? excludeGroups = null, int? limit = null, string? cursor = null,
        CancellationToken ct = default);

    /// <summary>List the groups of an instance.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="limit">The page size, 1 to 100; default 50.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/instances/{id}/groups")]
    Task<FetchedPage<Group>> ListGroupsAsync(Guid id, int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>Read a user's profile.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="userId">The user's id on the channel.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/instances/{id}/users/{userId}/profile")]
    Task<Data<UserProfile>> GetUserProfileAsync(Guid id, string userId, CancellationToken ct = default);

    /// <summary>Erase a person from an instance: messages, media, identities, and traces in events and webhooks.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="contactId">A number or id as the channel names the person, or the person's UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/instances/{id}/contacts/{contactId}")]
    Task<Data<ErasureStatus>> EraseContactAsync(Guid id, string contactId, CancellationToken ct = default);

    /// <summary>Erase a person from every instance that the key can access.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/persons/{id}")]
    Task<Data<ErasureStatus>> ErasePersonAsync(Guid id, CancellationToken ct = default);

    /// <summary>Read the progress of an erasure.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/erasures/{id}")]
    Task<Data<ErasureStatus>> GetErasureAsync(Guid id, CancellationToken ct = default);
}
