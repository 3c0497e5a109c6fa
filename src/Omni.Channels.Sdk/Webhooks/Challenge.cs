namespace Omni.Channels.Sdk.Webhooks;

/// <summary>The response to a verification request: a closed union.</summary>
public abstract record Challenge
{
    private Challenge()
    {
    }

    /// <summary>The verification succeeded: respond with 200 and this text.</summary>
    /// <param name="Text">The response body, as plain text.</param>
    public sealed record Answered(string Text) : Challenge;

    /// <summary>The verification failed: respond with 403.</summary>
    /// <param name="Reason">What is wrong and what to do.</param>
    public sealed record Refused(string Reason) : Challenge;

    /// <summary>The URL names an instance that the channel does not know: respond with 404.</summary>
    public sealed record UnknownInstance : Challenge;
}
