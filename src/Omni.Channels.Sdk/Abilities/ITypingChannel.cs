namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that shows typing indicators.</summary>
public interface ITypingChannel
{
    /// <summary>Shows a typing indicator in a chat.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="chatId">The chat, as the channel names it.</param>
    /// <param name="lastMessageId">The channel's id of the last inbound message, which some channels need; null when there is none.</param>
    /// <param name="duration">How long to show the indicator; zero hides it.</param>
    /// <param name="ct">Cancels the call.</param>
    Task<AbilityResult> SendTypingAsync(Guid instanceId, string chatId, string? lastMessageId, TimeSpan duration, CancellationToken ct);
}
