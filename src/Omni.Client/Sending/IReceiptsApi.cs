using Omni.Contract.Receipts;
using Refit;

namespace Omni.Client.Sending;

/// <summary>Read receipts and typing indicators.</summary>
public interface IReceiptsApi
{
    /// <summary>Mark a message, and all before it, as read.</summary>
    /// <param name="id">The message or chat, by its id in this host or the channel's.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/{id}/read")]
    Task<Receipt> MarkMessageReadAsync(OmniId id, [Body] ReadRequest? request = null, CancellationToken ct = default);

    /// <summary>Mark several messages of a chat as read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/read")]
    Task<Receipt> MarkMessagesReadAsync([Body] ReadMessagesRequest request, CancellationToken ct = default);

    /// <summary>Mark everything in a chat as read.</summary>
    /// <param name="id">The message or chat, by its id in this host or the channel's.</param>
    /// <param name="request">The request.</param>
    /// <param name="instanceId">The instance of the chat, where the id is the channel's and names several.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/chats/{id}/read")]
    Task<Receipt> MarkChatReadAsync(
        OmniId id, [Body] ReadRequest? request = null, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Show a typing indicator.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/messages/send/presence")]
    Task<Receipt> SendPresenceAsync([Body] PresenceRequest request, CancellationToken ct = default);
}
