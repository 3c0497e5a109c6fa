using Omni.Contract.Messages;
using Refit;

namespace Omni.Client.Messages;

/// <summary>Reading messages.</summary>
public interface IMessagesApi
{
    /// <summary>List messages, newest first.</summary>
    /// <param name="chatId">Only of this chat, by its id in this host or the channel's.</param>
    /// <param name="instanceId">Only of this instance.</param>
    /// <param name="mediaOnly">Only messages with media.</param>
    /// <param name="source">Any of realtime, sync, api, import, separated by commas.</param>
    /// <param name="messageType">Kinds of message such as text,image, separated by commas.</param>
    /// <param name="status">States, separated by commas.</param>
    /// <param name="hasMedia">true: only messages with media; false: only messages without.</param>
    /// <param name="since">The start of the range, inclusive, ISO 8601.</param>
    /// <param name="until">The end of the range, inclusive, ISO 8601.</param>
    /// <param name="after">The start of the range: an ISO 8601 time, inclusive, or the id of a message, exclusive.</param>
    /// <param name="before">The end of the range: an ISO 8601 time, inclusive, or the id of a message, exclusive.</param>
    /// <param name="search">Words to search for, each by its beginning; case and accents do not matter.</param>
    /// <param name="limit">The page size, default 50, more than 100 count as 100.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/messages")]
    Task<Page<Message>> ListMessagesAsync(
        string? chatId = null, Guid? instanceId = null, bool? mediaOnly = null, string? source = null, string? messageType = null,
        string? status = null, bool? hasMedia = null, DateTimeOffset? since = null, DateTimeOffset? until = null, string? after = null,
        string? before = null, string? search = null, int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>Find a message by the channel's id, in a chat, an instance or all.</summary>
    /// <param name="chatId">Only of this chat.</param>
    /// <param name="externalId">The channel's id.</param>
    /// <param name="instanceId">Only of this instance.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/messages/by-external")]
    Task<Data<Message?>> GetMessageByExternalIdAsync(
        Guid? chatId = null, string? externalId = null, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Read one message.</summary>
    /// <param name="id">The message, by its id in this host or the channel's.</param>
    /// <param name="instanceId">The instance, where several have a message of that id; null for any.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/messages/{id}")]
    Task<Data<Message>> GetMessageAsync(OmniId id, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Keep the words of a voice note or a video.</summary>
    /// <param name="id">The message's id in the host or the channel's.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Patch("/api/v2/messages/{id}/transcription")]
    Task<Data<Message>> UpdateTranscriptionAsync(OmniId id, [Body] UpdateMessageTextRequest request, CancellationToken ct = default);

    /// <summary>Keep a description of an image.</summary>
    /// <param name="id">The message's id in the host or the channel's.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Patch("/api/v2/messages/{id}/image-description")]
    Task<Data<Message>> UpdateImageDescriptionAsync(OmniId id, [Body] UpdateMessageTextRequest request, CancellationToken ct = default);

    /// <summary>Keep a description of a video.</summary>
    /// <param name="id">The message's id in the host or the channel's.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Patch("/api/v2/messages/{id}/video-description")]
    Task<Data<Message>> UpdateVideoDescriptionAsync(OmniId id, [Body] UpdateMessageTextRequest request, CancellationToken ct = default);

    /// <summary>Keep the text of a document.</summary>
    /// <param name="id">The message's id in the host or the channel's.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Patch("/api/v2/messages/{id}/document-extraction")]
    Task<Data<Message>> UpdateDocumentExtractionAsync(OmniId id, [Body] UpdateMessageTextRequest request, CancellationToken ct = default);
}
