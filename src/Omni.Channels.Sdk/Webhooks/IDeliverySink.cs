namespace Omni.Channels.Sdk.Webhooks;

/// <summary>Takes what came of one delivery.</summary>
public interface IDeliverySink : IEventSink
{
    /// <summary>
    /// Keeps the delivery as a dead letter because a part of it could not be used; its other parts go on.
    /// </summary>
    /// <param name="code">A short constant, such as <c>NO_INSTANCE</c>.</param>
    /// <param name="reason">What is wrong and what to do, for a person.</param>
    void SetAside(string code, string reason);
}
