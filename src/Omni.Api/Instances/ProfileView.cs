using System.Text.Json;
using Omni.Channels.Sdk.Abilities;

namespace Omni.Api.Instances;

/// <summary>A profile as REST shows it.</summary>
internal sealed record ProfileView(Guid InstanceId, string? ProfileName, string? ProfilePicUrl, string? ProfileBio, string? OwnerIdentifier, JsonElement? ProfileMetadata)
{
    public static ProfileView Of(Guid instanceId, ChannelProfile profile) =>
        new(instanceId, profile.Name, profile.AvatarUrl, profile.Bio, profile.OwnerIdentifier, profile.PlatformMetadata);
}
