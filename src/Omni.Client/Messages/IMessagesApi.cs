using Omni.Contract.Messages;
using Refit;

namespace Omni.Client.Messages;

/// <summary>Reading messages.</summary>
public interface IMessagesApi
{
    /// <summary>List messages, newest first.</summary>
    /// <param name="chatId">Of this chat.</param>
    /// <param name="instanceId">Of this instance.</param>
    /// <param name="source">Any of realtime, sync, api, import, separated by commas.</param>
    /// <param name="messageType">Kinds of message such as text,image, separated by commas.</param>
    /// <param name="status">State or states, separated by commas.</param>
    /// <param name="hasMedia">Only with media, or only without.</param>
    /// <param name="since">From this time on, ISO 8601.</param>
    /// <param name="until">Up to this time, ISO 8601.</param>
    /// <param name="after">From this time on, ISO 8601; the same as since.</param>
    /// <param name="before">Up to this time, ISO 8601; the same as until.</param>
    /// <param name="search">A part of the text.</param>
    /// <param name="limit">How many, 1 to 100; 50 when it is not given.</param>
    /// <param name="cursor">Where to go on: meta.cursor of the page before.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/messages")]
    Task<Page<Message>> ListMessagesAsync(
        Guid? chatId = null, Guid? instanceId = null, string? source = null, string? messageType = null, string? status = null,
        bool? hasMedia = null, DateTimeOffset? since = null, DateTimeOffset? until = null, DateTimeOffset? after = null,
        DateTimeOffset? before = null, string? search = null, int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>Find a message by its chat and the channel's id.</summary>
    /// <param name="chatId">Of this chat.</param>
    /// <param name="externalId">The channel's id.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/messages/by-external")]
    Task<Data<Message>> GetMessageByExternalIdAsync(Guid? chatId = null, string? externalId = null, CancellationToken ct = default);

    /// <summary>Read one message.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/messages/{id}")]
    Task<Data<Message>> GetMessageAsync(Guid id, CancellationToken ct = default);
}
