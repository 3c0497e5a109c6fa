namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that sends read receipts.</summary>
public interface IReadReceiptChannel
{
    /// <summary>Marks messages as read.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="chatId">The chat, as the channel names it.</param>
    /// <param name="messageIds">The channel's ids, oldest first.</param>
    /// <param name="ct">Cancels the call.</param>
    Task<AbilityResult> MarkAsReadAsync(Guid instanceId, string chatId, IReadOnlyList<string> messageIds, CancellationToken ct);
}
