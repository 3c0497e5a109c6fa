using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Chats;

namespace Omni.Api.Chats;

/// <summary>Builds the view of a chat.</summary>
internal static class ChatView
{
    /// <summary>The chat as a key may see it: without <see cref="Caller.Content"/> it has no message content and no number.</summary>
    public static Chat For(this Chat chat, Caller caller) => caller.SeesContent ? chat : chat with
    {
        ExternalId = ContentMask.Numbers(chat.ExternalId)!,
        CanonicalId = ContentMask.Numbers(chat.CanonicalId),
        Name = ContentMask.Numbers(chat.Name),
        Description = ContentMask.Numbers(chat.Description),
        LastMessagePreview = null,
        Settings = ContentMask.Numbers(chat.Settings),
        PlatformMetadata = null,
    };

    public static Chat Of(ChatRow row) => new()
    {
        Id = row.Id,
        InstanceId = row.InstanceId,
        ExternalId = row.ExternalId,
        CanonicalId = row.CanonicalId,
        ChatType = row.ChatType,
        IsGroup = row.ChatType == ChatType.Group,
        Channel = row.Channel,
        Name = row.Name,
        Description = row.Description,
        AvatarUrl = row.AvatarUrl,
        ParticipantCount = row.ParticipantCount,
        MessageCount = row.MessageCount,
        UnreadCount = row.UnreadCount,
        LastMessageAt = row.LastMessageAt.ToTime(),
        LastMessagePreview = row.LastMessagePreview,
        ServiceWindowExpiresAt = row.ServiceWindowExpiresAt.ToTime(),
        ThreadHeldBy = row.ThreadHeldBy,
        ThreadHeldUntil = row.ThreadHeldUntil.ToTime(),
        Settings = ChatSettings.Show(row),
        PlatformMetadata = row.PlatformMetadata.ToJson(),
        CreatedAt = row.CreatedAt.ToTime(),
        UpdatedAt = row.UpdatedAt.ToTime(),
        ArchivedAt = row.ArchivedAt.ToTime(),
        IsArchived = row.ArchivedAt is not null,
    };
}
