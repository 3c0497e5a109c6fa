using System.Text.Json;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Instances;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>Builds the view of an instance.</summary>
internal static class InstanceView
{
    private const string Unset = $$"""
        {"agentId":null,"agentProviderId":null,"agentTimeout":60,"agentStreamMode":false,"{{AccessMode.Field}}":"{{AccessMode.Disabled}}"}
        """;

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
        AgentFields = FieldsOf(row),
    };

    /// <summary>The columns of Omni that its command line prints, as they are without agents and rules, and what was given.</summary>
    private static Dictionary<string, JsonElement> FieldsOf(InstanceRow row)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Unset)!;
        if (row.AgentFields is not { } given) return fields;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(given)!) fields[name] = value;
        return fields;
    }

    /// <summary>The view of a credential: a secret shows only its fingerprint.</summary>
    public static JsonElement Of(Secret credential, bool isOpen) => isOpen
        ? JsonSerializer.SerializeToElement(credential.Reveal())
        : JsonSerializer.SerializeToElement(
            new CredentialState { IsSet = true, Fingerprint = credential.Fingerprint }, JsonSerializerOptions.Web);
}
