namespace Omni.Channels.Sdk.Webhooks;

/// <summary>The answer to a verification request: a closed union.</summary>
public abstract record Challenge
{
    private Challenge()
    {
    }

    /// <summary>Passed: answer 200 with this text.</summary>
    /// <param name="Text">What to answer, as plain text.</param>
    public sealed record Answered(string Text) : Challenge;

    /// <summary>Refused: answer 403.</summary>
    /// <param name="Reason">What is wrong and what to do.</param>
    public sealed record Refused(string Reason) : Challenge;

    /// <summary>The address names an instance that the channel does not know: answer 404.</summary>
    public sealed record UnknownInstance : Challenge;
}
