using Omni.Channels.Sdk.Abilities;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>Builds the view of a profile.</summary>
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
