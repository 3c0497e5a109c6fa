using System.Text.Json;
using Omni.Channels.Sdk.Abilities;

namespace Omni.Api.Instances;

/// <summary>A profile that was read: in the form of Omni's sync jobs, and with the instance's own fields.</summary>
internal sealed record ProfileView
{
    public required Guid InstanceId { get; init; }
    public string Type { get; init; } = "profile";
    public string Status { get; init; } = "completed";
    public required Synced Profile { get; init; }
    public string? ProfileName { get; init; }
    public string? ProfilePicUrl { get; init; }
    public string? ProfileBio { get; init; }
    public string? OwnerIdentifier { get; init; }
    public JsonElement? ProfileMetadata { get; init; }

    public static ProfileView Of(Guid instanceId, ChannelProfile profile, DateTimeOffset now) => new()
    {
        InstanceId = instanceId,
        Profile = new Synced(profile.Name, profile.AvatarUrl, profile.Bio, profile.PlatformMetadata, now),
        ProfileName = profile.Name,
        ProfilePicUrl = profile.AvatarUrl,
        ProfileBio = profile.Bio,
        OwnerIdentifier = profile.OwnerIdentifier,
        ProfileMetadata = profile.PlatformMetadata,
    };

    /// <summary>What the channel said.</summary>
    internal sealed record Synced(string? Name, string? AvatarUrl, string? Bio, JsonElement? PlatformMetadata, DateTimeOffset SyncedAt);
}
