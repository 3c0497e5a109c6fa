namespace Omni.Channels.Sdk.Events;

/// <summary>Who answers in a chat that several partners of a business share.</summary>
/// <param name="Name">The other partner, such as <c>ai_agent</c>; null when it is this instance.</param>
/// <param name="Until">When the other partner loses the chat by itself.</param>
public sealed record ThreadHolder(string? Name, DateTimeOffset Until)
{
    /// <summary>This instance answers.</summary>
    public static ThreadHolder Ours { get; } = new(Name: null, DateTimeOffset.MaxValue);
}
