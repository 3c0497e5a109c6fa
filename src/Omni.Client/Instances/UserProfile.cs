using System.Text.Json;

namespace Omni.Client.Instances;

/// <summary>What is known of somebody.</summary>
public sealed record UserProfile
{
    /// <summary>The person as the channel names them.</summary>
    public required string PlatformUserId { get; init; }

    /// <summary>The name that others see.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The picture.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>The bio.</summary>
    public string? Bio { get; init; }

    /// <summary>The phone number, E.164 digits.</summary>
    public string? Phone { get; init; }

    /// <summary>What else the channel says.</summary>
    public JsonElement? PlatformMetadata { get; init; }
}
