namespace Omni.Api.Storage.Rows;

/// <summary>
/// A phone number that a person of an instance had until a time. What was written before belongs to that person, even if it arrives when
/// somebody else has the number.
/// </summary>
internal sealed class FormerNumberRow
{
    public Guid InstanceId { get; set; }

    /// <summary>E.164 digits.</summary>
    public required string Number { get; set; }

    /// <summary>When the channel's server reported the change, Unix ms.</summary>
    public long HeldUntil { get; set; }

    public Guid PersonId { get; set; }
}
