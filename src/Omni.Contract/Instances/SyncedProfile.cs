using System.Text.Json;

namespace Omni.Contract.Instances;

/// <summary>A profile that was read: in the form of Omni's sync jobs, and with the instance's own fields.</summary>
public sealed record SyncedProfile
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Always <c>profile</c>.</summary>
    public string Type { get; init; } = "profile";

    /// <summary>Always <c>completed</c>.</summary>
    public string Status { get; init; } = "completed";

    /// <summary>What the channel said.</summary>
    public required ProfileDetails Profile { get; init; }

    /// <summary>The name that the other side sees; null when the channel says none.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The URL of the picture; null when there is none.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>The text that the other side sees; null when there is none.</summary>
    public string? ProfileBio { get; init; }

    /// <summary>Who the instance is on its channel, on WhatsApp its number; null when the channel does not say.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>What else the channel says, in its own form; null for nothing.</summary>
    public JsonElement? ProfileMetadata { get; init; }
}
