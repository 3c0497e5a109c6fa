namespace Omni.Contract.Receipts;

/// <summary>The optional body that marks one message or a whole chat as read.</summary>
public sealed record ReadRequest
{
    /// <summary>The instance; if given, it must be the message's instance.</summary>
    public Guid? InstanceId { get; init; }
}
