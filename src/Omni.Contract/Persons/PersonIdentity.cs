namespace Omni.Contract.Persons;

/// <summary>A name of a person on an instance.</summary>
public sealed record PersonIdentity
{
    /// <summary>The identity's id in this host.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The number or user id on the channel; numbers are masked for a key without <c>messages:read</c>.</summary>
    public required string PlatformUserId { get; init; }

    /// <summary>The user name on the channel; null when unknown, and for a key without <c>messages:read</c>.</summary>
    public string? PlatformUsername { get; init; }

    /// <summary>The name on the channel; null when unknown.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Whether it is another name of the same user, beside the main one.</summary>
    public required bool IsAlias { get; init; }

    /// <summary>When this host first saw it.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
