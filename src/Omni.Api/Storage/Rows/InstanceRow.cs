namespace Omni.Api.Storage.Rows;

/// <summary>An instance: one account or number of a channel.</summary>
internal sealed class InstanceRow
{
    /// <summary>Order of creation; the tie-break of every list.</summary>
    public long Seq { get; set; }
    public Guid Id { get; set; }
    public required string Name { get; set; }
    public required string Channel { get; set; }
    public string? ProfileName { get; set; }
    public string? ProfilePicUrl { get; set; }
    public string? ProfileBio { get; set; }
    public string? ProfileMetadata { get; set; }
    public long? ProfileSyncedAt { get; set; }
    public string? OwnerIdentifier { get; set; }
    public bool IsDefault { get; set; }

    /// <summary>Whether it is connected, also after a restart.</summary>
    public bool IsActive { get; set; }
    public long? LastMessageAt { get; set; }
    public long? ConnectedAt { get; set; }

    /// <summary>
    /// The address on its channel (a phone number id) that this instance owns, confirmed by the channel's server. Unique within the
    /// channel; null while it owns none.
    /// </summary>
    public string? ReservedAddress { get; set; }

    /// <summary>Credentials as protected JSON; null when none were given.</summary>
    public string? ProtectedCredentials { get; set; }

    /// <summary>Options as JSON.</summary>
    public string? Options { get; set; }

    /// <summary>What its channel's server holds back, as JSON; null when it never held anything.</summary>
    public string? Holds { get; set; }

    /// <summary>Omni's agent fields as JSON: kept for its other parts, not used here.</summary>
    public string? AgentFields { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
}
