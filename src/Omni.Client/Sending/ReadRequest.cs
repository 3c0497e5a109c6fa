namespace Omni.Client.Sending;

/// <summary>The body of reading one message or a whole chat. It may be left out: the message and the chat know their instance.</summary>
public sealed record ReadRequest
{
    /// <summary>The instance; when it is given it must be that of the message.</summary>
    public Guid? InstanceId { get; init; }
}
