namespace Omni.Api.Sending.Lanes;

/// <summary>A message that was handed to the channel and has no answer yet. Times are ms of the lane's own clock.</summary>
internal sealed class Flight(Guid chatId)
{
    public Guid ChatId => chatId;

    /// <summary>When its request left this machine; null before.</summary>
    public long? LeftAt { get; set; }

    /// <summary>
    /// Whether the channel has work to do first, such as an upload. Until the request leaves, it proves nothing about the service.
    /// </summary>
    public bool IsPreparing { get; set; }

    /// <summary>Whether it is the trial message of an open breaker.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The number of the lane's messages answered properly before it was handed over.</summary>
    public long AnsweredBefore { get; init; }

    /// <summary>Whether its answer is overdue and has been counted as a failure.</summary>
    public bool IsOverdue { get; set; }

    /// <summary>Its place among those under way, in the order in which they were handed over.</summary>
    public LinkedListNode<Flight>? Place { get; set; }
}
