namespace Omni.Contract.Sending;

/// <summary>Who wrote a message, as Omni's clients say it.</summary>
public static class SentBy
{
    /// <summary>An agent of Omni.</summary>
    public const string Agent = "agent";

    /// <summary>A person.</summary>
    public const string User = "user";
}
