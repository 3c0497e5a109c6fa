using System.Text.Json;

namespace Omni.Contract.Instances;

/// <summary>The result of reading a profile: in the format of Omni's sync jobs, and as the instance's fields.</summary>
public sealed record SyncedProfile
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Always <c>profile</c>.</summary>
    public string Type { get; init; } = "profile";

    /// <summary>Always <c>completed</c>.</summary>
    public string Status { get; init; } = "completed";

    /// <summary>The profile as reported by the channel.</summary>
    public required ProfileDetails Profile { get; init; }

    /// <summary>The name that the other side sees; null when the channel reports none.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The URL of the picture; null when there is none.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>The text that the other side sees; null when there is none.</summary>
    public string? ProfileBio { get; init; }

    /// <summary>The instance's id on its channel; for WhatsApp the phone number; null when the channel does not report it.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>Other fields of the channel, in the channel's format; null when there are none.</summary>
    public JsonElement? ProfileMetadata { get; init; }
}
