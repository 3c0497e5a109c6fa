using System.Text.Json;

namespace Omni.Client.Instances;

/// <summary>A profile that was read: in the form of Omni's sync jobs, and with the instance's own fields.</summary>
public sealed record SyncedProfile
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The type.</summary>
    public string? Type { get; init; }

    /// <summary>Its state.</summary>
    public string? Status { get; init; }

    /// <summary>The profile.</summary>
    public required ProfileDetails Profile { get; init; }

    /// <summary>The profile name.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The profile pic url.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>The profile bio.</summary>
    public string? ProfileBio { get; init; }

    /// <summary>The owner identifier.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>The profile metadata.</summary>
    public JsonElement? ProfileMetadata { get; init; }
}
