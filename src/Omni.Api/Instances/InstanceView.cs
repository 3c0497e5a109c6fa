using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Api.Http;
using Omni.Api.Persistence.Rows;
using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Instances;

/// <summary>An instance as REST shows it. Secrets are never in it, only whether they are set and a fingerprint.</summary>
internal sealed record InstanceView
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Channel { get; init; }
    public string? ProfileName { get; init; }
    public string? ProfilePicUrl { get; init; }
    public string? ProfileBio { get; init; }
    public JsonElement? ProfileMetadata { get; init; }
    public DateTimeOffset? ProfileSyncedAt { get; init; }
    public string? OwnerIdentifier { get; init; }
    public required bool IsDefault { get; init; }
    public required bool IsActive { get; init; }
    public DateTimeOffset? LastMessageAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>By field: a secret as <see cref="SecretView"/>, a public field as it is.</summary>
    public required IReadOnlyDictionary<string, object> Credentials { get; init; }
    public JsonElement? Options { get; init; }

    /// <summary>What keeps the instance out of service whatever its channel says, such as credentials that cannot be decrypted; absent while there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConnectionError? Error { get; init; }

    /// <summary>Omni's agent fields, as they were given.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? AgentFields { get; set; }

    public static InstanceView Of(InstanceRow row, IReadOnlyDictionary<string, object> credentials) => new()
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

    /// <summary>A secret, told without telling it.</summary>
    public sealed record SecretView(bool IsSet, string Fingerprint);
}
