namespace Omni.Contract.Receipts;

/// <summary>The optional body that marks one message or a whole chat as read.</summary>
public sealed record ReadRequest
{
    /// <summary>The instance, a UUID; if given, it must be the message's instance.</summary>
    public string? InstanceId { get; init; }
}
