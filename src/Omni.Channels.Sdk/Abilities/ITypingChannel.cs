namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that shows typing indicators.</summary>
public interface ITypingChannel
{
    /// <summary>Shows that we are typing.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="chatId">The chat, as the channel names it.</param>
    /// <param name="lastMessageId">The channel's id of the last message that came in; some channels need it.</param>
    /// <param name="duration">For how long; zero ends it.</param>
    /// <param name="ct">Cancels the call.</param>
    Task<AbilityResult> SendTypingAsync(Guid instanceId, string chatId, string? lastMessageId, TimeSpan duration, CancellationToken ct);
}
