namespace Omni.Api.Storage.Rows;

/// <summary>A person's identity on one instance of a channel.</summary>
internal sealed class PlatformIdentityRow
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public required string Channel { get; set; }
    public Guid InstanceId { get; set; }
    public required string PlatformUserId { get; set; }
    /// <summary>Whether it is another name of an existing identity, such as the user id beside the number.</summary>
    public bool IsAlias { get; set; }

    /// <summary>The earliest time, by the channel's server, at which the person had this name, Unix ms; 0 when unknown.</summary>
    public long KnownSince { get; set; }

    public string? PlatformUsername { get; set; }
    public string? DisplayName { get; set; }

    /// <summary>Whether the user has stopped marketing messages; null when the user never decided.</summary>
    public bool? IsMarketingStopped { get; set; }

    /// <summary>When the user decided that, Unix ms.</summary>
    public long? MarketingChangedAt { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
}
