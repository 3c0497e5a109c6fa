namespace Omni.Contract.Consumers;

/// <summary>The body of <c>POST /events/consumers/{name}/ack</c>: one of the two.</summary>
public sealed record AckConsumerRequest
{
    /// <summary>The number up to which events were handled: <c>cursor</c> of a page, or <c>journalSeq</c> of an event.</summary>
    public long? Cursor { get; init; }

    /// <summary>The lease whose events were handled, of a shared consumer.</summary>
    public string? LeaseId { get; init; }
}
