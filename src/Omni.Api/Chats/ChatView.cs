using System.Text.Json;
using Omni.Api.Access;
using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Chats;

/// <summary>A chat as REST shows it.</summary>
internal sealed record ChatView
{
    public required Guid Id { get; init; }
    public required Guid InstanceId { get; init; }
    public required string ExternalId { get; init; }
    public string? CanonicalId { get; init; }
    public required string ChatType { get; init; }
    public required string Channel { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public string? AvatarUrl { get; init; }
    public required int ParticipantCount { get; init; }
    public required long MessageCount { get; init; }
    public required long UnreadCount { get; init; }
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>The last message in short; null also for a key without messages:read, for which numbers are masked too.</summary>
    public string? LastMessagePreview { get; init; }

    /// <summary>Until when free-form messages pass; after that only templates. Null when the other side has never written.</summary>
    public DateTimeOffset? ServiceWindowExpiresAt { get; init; }
    public JsonElement? Settings { get; init; }
    public JsonElement? PlatformMetadata { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? ArchivedAt { get; init; }
    public required bool IsArchived { get; init; }

    /// <summary>The chat as a key may see it: without <see cref="Caller.Content"/> nothing that somebody wrote, and no number.</summary>
    public ChatView For(Caller caller) => caller.SeesContent ? this : this with
    {
        ExternalId = ContentMask.Numbers(ExternalId)!,
        CanonicalId = ContentMask.Numbers(CanonicalId),
        Name = ContentMask.Numbers(Name),
        Description = ContentMask.Numbers(Description),
        LastMessagePreview = null,
        Settings = ContentMask.Numbers(Settings),
        PlatformMetadata = null,
    };

    public static ChatView Of(ChatRow row) => new()
    {
        Id = row.Id,
        InstanceId = row.InstanceId,
        ExternalId = row.ExternalId,
        CanonicalId = row.CanonicalId,
        ChatType = row.ChatType,
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
        Settings = row.Settings.ToJson(),
        PlatformMetadata = row.PlatformMetadata.ToJson(),
        CreatedAt = row.CreatedAt.ToTime(),
        UpdatedAt = row.UpdatedAt.ToTime(),
        ArchivedAt = row.ArchivedAt.ToTime(),
        IsArchived = row.ArchivedAt is not null,
    };
}
