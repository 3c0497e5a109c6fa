namespace Omni.Contract.Receipts;

/// <summary>The body of reading one message or a whole chat. It may be left out: the message and the chat know their instance.</summary>
public sealed record ReadRequest
{
    /// <summary>The instance, a UUID; when it is given it must be that of the message. Null leaves it to the message.</summary>
    public string? InstanceId { get; init; }
}
