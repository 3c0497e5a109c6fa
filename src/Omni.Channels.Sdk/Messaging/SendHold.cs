namespace Omni.Channels.Sdk.Messaging;

/// <summary>A statement of a channel's server that holds back messages of an instance, all or some of them.</summary>
/// <param name="Name">What it is about, unique within the instance, in the channel's terms: at most 100 characters.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="At">When the server said so. A newer statement of the same name replaces it.</param>
/// <param name="Until">When it ends by itself; null when another statement, or an operator, must end it.</param>
public sealed record SendHold(string Name, string Reason, DateTimeOffset At, DateTimeOffset? Until)
{
    /// <summary>Whether it holds at this time.</summary>
    public bool IsActive(DateTimeOffset now) => Until is not { } until || until > now;
}
