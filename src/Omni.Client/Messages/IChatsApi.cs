using Omni.Contract.Chats;
using Omni.Contract.Messages;
using Refit;

namespace Omni.Client.Messages;

/// <summary>Reading and changing chats.</summary>
public interface IChatsApi
{
    /// <summary>List chats, most recent message first.</summary>
    /// <param name="instanceId">Only of this instance.</param>
    /// <param name="channel">Channel ids, separated by commas.</param>
    /// <param name="chatType">Any of dm, group, channel, separated by commas.</param>
    /// <param name="excludeChatTypes">Types of chats to omit, separated by commas.</param>
    /// <param name="search">Words to search for, each by its beginning; case and accents do not matter.</param>
    /// <param name="unreadOnly">Only chats with unread messages.</param>
    /// <param name="pendingOnly">Only chats whose last message the other side wrote.</param>
    /// <param name="attentionOnly">Only chats whose settings have agentPaused and not closed: a human is wanted.</param>
    /// <param name="label">Only chats with this label.</param>
    /// <param name="includeArchived">Whether to include archived chats.</param>
    /// <param name="includeHidden">Whether to include hidden chats.</param>
    /// <param name="sort">Order of the list.</param>
    /// <param name="limit">The page size; default 50, more than 100 count as 100.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/chats")]
    Task<Page<Chat>> ListChatsAsync(
        Guid? instanceId = null, string? channel = null, string? chatType = null, string? excludeChatTypes = null, string? search = null,
        bool? unreadOnly = null, bool? pendingOnly = null, bool? attentionOnly = null, string? label = null,
        bool? includeArchived = null, bool? includeHidden = null, string? sort = null, int? limit = null, string? cursor = null,
        CancellationToken ct = default);

    /// <summary>Create a chat before its first message, or find the one with that id.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/chats")]
    Task<Data<Chat>> CreateChatAsync([Body] CreateChatRequest request, CancellationToken ct = default);

    /// <summary>Find a chat by its instance and the channel's id.</summary>
    /// <param name="instanceId">Only of this instance.</param>
    /// <param name="externalId">The channel's id.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/chats/by-external")]
    Task<Data<Chat>> GetChatByExternalIdAsync(Guid? instanceId = null, string? externalId = null, CancellationToken ct = default);

    /// <summary>Read one chat.</summary>
    /// <param name="id">The chat, by its id in this host or the channel's.</param>
    /// <param name="instanceId">The instance of the chat, where the id is the channel's and names several.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/chats/{id}")]
    Task<Data<Chat>> GetChatAsync(OmniId id, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Change a chat's name, description, picture or settings.</summary>
    /// <param name="id">The chat, by its id in this host or the channel's.</param>
    /// <param name="request">The request.</param>
    /// <param name="instanceId">The instance of the chat, where the id is the channel's and names several.</param>
    /// <param name="ct">Cancels the call.</param>
    [Patch("/api/v2/chats/{id}")]
    Task<Data<Chat>> UpdateChatAsync(
        OmniId id, [Body] UpdateChatRequest request, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Archive a chat, as POST archive does: messages, media and events stay. To erase a person, delete the contact.</summary>
    /// <param name="id">The chat, by its id in this host or the channel's.</param>
    /// <param name="instanceId">The instance of the chat, where the id is the channel's and names several.</param>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/chats/{id}")]
    Task<ArchivedChat> DeleteChatAsync(OmniId id, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>List the messages of a chat, newest first.</summary>
    /// <param name="id">The chat, by its id in this host or the channel's.</param>
    /// <param name="instanceId">The instance of the chat, where the id is the channel's and names several.</param>
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
    /// <param name="limit">The page size, 1 to 100; default 50.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/chats/{id}/messages")]
    Task<Page<Message>> ListChatMessagesAsync(
        OmniId id, Guid? instanceId = null, bool? mediaOnly = null, string? source = null, string? messageType = null,
        string? status = null, bool? hasMedia = null, DateTimeOffset? since = null, DateTimeOffset? until = null, string? after = null,
        string? before = null, string? search = null, int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>List the participants of a chat.</summary>
    /// <param name="id">The chat, by its id in this host or the channel's.</param>
    /// <param name="instanceId">The instance of the chat, where the id is the channel's and names several.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/chats/{id}/participants")]
    Task<Page<ChatParticipant>> ListChatParticipantsAsync(
        OmniId id, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Archive a chat.</summary>
    /// <param name="id">The chat, by its id in this host or the channel's.</param>
    /// <param name="instanceId">The instance of the chat, where the id is the channel's and names several.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/chats/{id}/archive")]
    Task<Data<Chat>> ArchiveChatAsync(OmniId id, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Unarchive a chat.</summary>
    /// <param name="id">The chat, by its id in this host or the channel's.</param>
    /// <param name="instanceId">The instance of the chat, where the id is the channel's and names several.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/chats/{id}/unarchive")]
    Task<Data<Chat>> UnarchiveChatAsync(OmniId id, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Hide a chat from lists, also when somebody writes.</summary>
    /// <param name="id">The chat, by its id in this host or the channel's.</param>
    /// <param name="instanceId">The instance of the chat, where the id is the channel's and names several.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/chats/{id}/hide")]
    Task<Data<Chat>> HideChatAsync(OmniId id, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Show a hidden chat in lists again.</summary>
    /// <param name="id">The chat, by its id in this host or the channel's.</param>
    /// <param name="instanceId">The instance of the chat, where the id is the channel's and names several.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/chats/{id}/unhide")]
    Task<Data<Chat>> UnhideChatAsync(OmniId id, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Add a label to a chat.</summary>
    /// <param name="id">The chat, by its id in this host or the channel's.</param>
    /// <param name="request">The label.</param>
    /// <param name="instanceId">The instance of the chat, where the id is the channel's and names several.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/chats/{id}/label")]
    Task<Data<Chat>> LabelChatAsync(OmniId id, [Body] LabelRequest request, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Remove a label from a chat.</summary>
    /// <param name="id">The chat, by its id in this host or the channel's.</param>
    /// <param name="label">The label.</param>
    /// <param name="instanceId">The instance of the chat, where the id is the channel's and names several.</param>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/chats/{id}/label")]
    Task<Data<Chat>> UnlabelChatAsync(OmniId id, string label, Guid? instanceId = null, CancellationToken ct = default);
}
