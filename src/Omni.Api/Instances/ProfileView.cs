using Omni.Channels.Sdk.Abilities;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>How a profile that was read is shown.</summary>
internal static class ProfileView
{
    public static SyncedProfile Of(Guid instanceId, ChannelProfile profile, DateTimeOffset now) => new()
    {
        InstanceId = instanceId,
        Profile = new ProfileDetails
        {
            Name = profile.Name,
            AvatarUrl = profile.AvatarUrl,
            Bio = profile.Bio,
            PlatformMetadata = profile.PlatformMetadata,
            SyncedAt = now,
        },
        ProfileName = profile.Name,
        ProfilePicUrl = profile.AvatarUrl,
        ProfileBio = profile.Bio,
        OwnerIdentifier = profile.OwnerIdentifier,
        ProfileMetadata = profile.PlatformMetadata,
    };
}
