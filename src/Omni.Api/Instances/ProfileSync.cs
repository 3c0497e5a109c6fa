using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Instances;

/// <summary>Reads an instance's profile from its channel and stores it.</summary>
internal sealed class ProfileSync(ChannelRegistry channels, InstanceStore store, Plugins.HostEventSink events, TimeProvider time)
{
    /// <summary>The profile; null when the channel does not support profiles.</summary>
    public async Task<ProfileResult?> SyncAsync(InstanceRow row, CancellationToken ct)
    {
        if (channels.Get(row.Channel) is not IProfileChannel channel) return null;
        var result = await channel.GetProfileAsync(row.Id, ct);
        if (result is not ProfileResult.Found { Profile: var profile }) return result;

        await store.UpdateAsync(row.Id, kept =>
        {
            kept.ProfileName = profile.Name ?? kept.ProfileName;
            kept.ProfilePicUrl = profile.AvatarUrl;
            kept.ProfileBio = profile.Bio;
            kept.OwnerIdentifier = profile.OwnerIdentifier ?? kept.OwnerIdentifier;
            kept.ProfileMetadata = profile.PlatformMetadata?.GetRawText();
            kept.ProfileSyncedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
            return [];
        }, ct);
        await new EventEmitter(row.Channel, events, time).EmitAsync(row.Id, new ProfileSynced
        {
            InstanceId = row.Id,
            Name = profile.Name,
            AvatarUrl = profile.AvatarUrl,
            Bio = profile.Bio,
            PlatformMetadata = profile.PlatformMetadata,
        }, correlationId: null, ct);
        return result;
    }
}
