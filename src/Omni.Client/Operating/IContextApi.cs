using Omni.Contract.Contexts;
using Refit;

namespace Omni.Client.Operating;

/// <summary>What the user of a key works on.</summary>
public interface IContextApi
{
    /// <summary>Read what this key works on.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/context")]
    Task<Data<KeyContext>> GetContextAsync(CancellationToken ct = default);

    /// <summary>Open a chat, or choose an instance or a message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/context")]
    Task<Data<KeyContext>> SetContextAsync([Body] SetContextRequest request, CancellationToken ct = default);

    /// <summary>Close everything.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/context")]
    Task<ClearedContext> ClearContextAsync(CancellationToken ct = default);

    /// <summary>Choose the instance to work with; of another instance the chat is closed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/context/use")]
    Task<Data<KeyContext>> UseInstanceAsync([Body] UseInstanceRequest request, CancellationToken ct = default);
}
