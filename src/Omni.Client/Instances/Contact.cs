using System.Text.Json;

namespace Omni.Client.Instances;

/// <summary>Somebody whom an instance knows.</summary>
public sealed record Contact
{
    /// <summary>The person as the channel names them.</summary>
    public required string PlatformUserId { get; init; }

    /// <summary>The name that others see.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The same; some of Omni's clients read this one.</summary>
    public string? Name { get; init; }

    /// <summary>E.164 digits.</summary>
    public string? Phone { get; init; }

    /// <summary>The picture.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>Whether it is group.</summary>
    public required bool IsGroup { get; init; }

    /// <summary>Whether it is business.</summary>
    public bool IsBusiness { get; init; }

    /// <summary>The person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>What else the channel says.</summary>
    public JsonElement? PlatformMetadata { get; init; }
}
