using System.Text.Json;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>The profile of an account.</summary>
public sealed record ChannelProfile
{
    /// <summary>The display name; null when the channel gives none.</summary>
    public string? Name { get; init; }

    /// <summary>The URL of the picture; null when there is none.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>The "about" text; null when there is none.</summary>
    public string? Bio { get; init; }

    /// <summary>The channel's id of the account, such as a phone number; null when the channel gives none.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>Further fields, as the channel returned them; null when there are none.</summary>
    public JsonElement? PlatformMetadata { get; init; }
}
