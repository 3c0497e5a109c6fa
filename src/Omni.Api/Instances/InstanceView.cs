using System.Text.Json;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Instances;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>Builds the view of an instance.</summary>
internal static class InstanceView
{
    public static Instance Of(InstanceRow row, IReadOnlyDictionary<string, JsonElement> credentials) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Channel = row.Channel,
        ProfileName = row.ProfileName,
        ProfilePicUrl = row.ProfilePicUrl,
        ProfileBio = row.ProfileBio,
        ProfileMetadata = row.ProfileMetadata.ToJson(),
        ProfileSyncedAt = row.ProfileSyncedAt.ToTime(),
        OwnerIdentifier = row.OwnerIdentifier,
        IsDefault = row.IsDefault,
        IsActive = row.IsActive,
        LastMessageAt = row.LastMessageAt.ToTime(),
        CreatedAt = row.CreatedAt.ToTime(),
        UpdatedAt = row.UpdatedAt.ToTime(),
        Credentials = credentials,
        Options = row.Options.ToJson(),
        AgentFields = row.AgentFields is { } fields ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(fields) : null,
    };

    /// <summary>The view of a credential: a secret shows only its fingerprint.</summary>
    public static JsonElement Of(Secret credential, bool isOpen) => isOpen
        ? JsonSerializer.SerializeToElement(credential.Reveal())
        : JsonSerializer.SerializeToElement(
            new CredentialState { IsSet = true, Fingerprint = credential.Fingerprint }, JsonSerializerOptions.Web);
}
