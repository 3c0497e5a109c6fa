namespace Omni.Api.Storage.Rows;

/// <summary>A range of the log of events that a shared consumer gave to one puller.</summary>
internal sealed class ConsumerLeaseRow
{
    public Guid Id { get; set; }
    public Guid ConsumerId { get; set; }

    /// <summary>The range begins after this number.</summary>
    public long FromSeq { get; set; }

    /// <summary>The last number of the range.</summary>
    public long ToSeq { get; set; }

    /// <summary>One of <see cref="ConsumerLeaseState"/>.</summary>
    public required string State { get; set; }

    /// <summary>Until when it holds, Unix ms.</summary>
    public long ExpiresAt { get; set; }
}
