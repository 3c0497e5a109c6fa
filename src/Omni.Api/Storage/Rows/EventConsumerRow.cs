namespace Omni.Api.Storage.Rows;

/// <summary>A durable consumer of events.</summary>
internal sealed class EventConsumerRow
{
    public Guid Id { get; set; }
    public required string Name { get; set; }

    /// <summary>A type, or a prefix that ends with <c>*</c>.</summary>
    public required string EventType { get; set; }

    /// <summary>JSON array of types to leave out; null leaves out none.</summary>
    public string? ExcludeTypes { get; set; }

    /// <summary>JSON array of conditions; null means none.</summary>
    public string? Filters { get; set; }

    /// <summary>Whether its pulls lease pages.</summary>
    public bool IsShared { get; set; }

    /// <summary>How long a lease holds, ms.</summary>
    public int LeaseMs { get; set; }

    /// <summary>The number of the last acknowledged event.</summary>
    public long Cursor { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
}
