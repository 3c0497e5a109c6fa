using System.Text.Json;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>The profile of an account.</summary>
public sealed record ChannelProfile
{
    /// <summary>The name that others see.</summary>
    public string? Name { get; init; }

    /// <summary>The picture that others see.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>The text that others see.</summary>
    public string? Bio { get; init; }

    /// <summary>The account on the channel.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>What else the channel says.</summary>
    public JsonElement? PlatformMetadata { get; init; }
}
