using Microsoft.Extensions.Options;
using Omni.Api.Plugins;
using Omni.Api.Sending.Lanes;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Contents;

namespace Omni.Api.Sending.Submission;

/// <summary>
/// Checks whether an instance can send this content to this recipient, and has room. Resolves Omni's ids in the request to the channel's.
/// </summary>
internal sealed class SendChecks(
    ChannelRegistry channels, ChannelDirectory directory, RecipientResolver recipients, MessageReference references, LaneHost lanes,
    OptOuts optOuts, IOptions<OutboxOptions> options, TimeProvider time)
{
    // The room is checked again when the number of pieces is known.
    private const int AtLeastOne = 1;

    /// <summary>The channel and the command in the channel's terms, or the reason of the refusal.</summary>
    public async Task<(IChannelPlugin? Plugin, SendCommand Command, SendOutcome? Refusal)> CheckAsync(
        SendCommand command, CancellationToken ct)
    {
        var (plugin, channel, refusal) = await FindPluginAsync(command, ct);
        if ((refusal ??= TimesOf(command)) is not null) return (null, command, refusal);
        if (!lanes.HasRoom(command.InstanceId, AtLeastOne, out var retryAfter)) return (null, command, new SendOutcome.Full(retryAfter));
        var status = await plugin!.GetStatusAsync(command.InstanceId, ct);
        if (!status.IsConnected)
            return (null, command,
                Refused(SendOutcome.Refusal.NotConnected, $"The instance is not connected: {status.Message ?? status.State.ToString()}"));
        var recipient = await recipients.ResolveAsync(plugin, command.InstanceId, command.To, ct);
        if (recipient.To is not { } to) return (null, command, recipient.Refusal);
        if (command.Chat is { } chat && (await recipients.ResolveAsync(plugin, command.InstanceId, chat, ct)).To != to)
            return (null, command, SendOutcome.Wrong("chatId", "'chatId' is not the chat of 'to'"));
        var (resolved, unknown) = await ResolveReferencesAsync(command with { To = to, Channel = channel }, ct);
        if (unknown is not null) return (plugin, resolved, unknown);
        if (await optOuts.RefusalOfAsync(plugin, resolved.InstanceId, to, resolved.Content, ct) is { } optedOut)
            return (null, resolved, new SendOutcome.NotNow(optedOut));
        if (resolved.Fallback is not { } fallback) return (plugin, resolved, null);
        var stopped = await optOuts.RefusalOfAsync(plugin, resolved.InstanceId, to, fallback, ct);
        return (plugin, resolved with { FallbackRefusal = stopped }, null);
    }

    private async Task<(IChannelPlugin? Plugin, string Channel, SendOutcome? Refusal)> FindPluginAsync(
        SendCommand command, CancellationToken ct)
    {
        if (await directory.FindChannelAsync(command.InstanceId, ct) is not { } channel)
            return (null, "", Refused(SendOutcome.Refusal.NoInstance, "Instance not found"));
        if (channels.Get(channel) is not { } plugin)
            return (null, channel, Refused(SendOutcome.Refusal.NotConnected, $"The channel '{channel}' is not loaded"));
        return command.Content.IsSentBy(plugin.Capabilities)
            ? (plugin, channel, null)
            : (null, channel, Refused(SendOutcome.Refusal.NotSupported, $"{plugin.Name} cannot send '{command.Content.Type}'"));
    }

    private SendOutcome.Invalid? TimesOf(SendCommand command)
    {
        var now = time.GetUtcNow();
        if (command.SendAt is { } at && at - now > options.Value.MaxSendAhead)
            return SendOutcome.Wrong("sendAt", $"'sendAt' lies more than {options.Value.MaxSendAhead.TotalDays:0.##} days ahead");
        return command.ExpiresAt is { } end && end <= (command.SendAt is { } begin && begin > now ? begin : now)
            ? SendOutcome.Wrong("expiresAt", "'expiresAt' must lie after now, and after 'sendAt'")
            : null;
    }

    /// <summary>The command with the channel's ids of the messages that it names by Omni's.</summary>
    private async Task<(SendCommand Command, SendOutcome? Unknown)> ResolveReferencesAsync(SendCommand command, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(command.ReplyTo))
        {
            if (await references.ResolveAsync(command.InstanceId, command.ReplyTo.Trim(), ct) is not { } answered)
                return (command,
                    SendOutcome.Wrong("replyTo", $"'replyTo': no message {command.ReplyTo} of this instance is known to the channel"));
            command = command with { ReplyTo = answered };
        }
        else
        {
            command = command with { ReplyTo = null };
        }

        if (command.Content is not ReactionContent reaction) return (command, null);
        return await references.ResolveAsync(command.InstanceId, reaction.TargetMessageId, ct) is { } target
            ? (command with { Content = reaction with { TargetMessageId = target } }, null)
            : (command, SendOutcome.Wrong(
                "messageId", $"'messageId': no message {reaction.TargetMessageId} of this instance is known to the channel"));
    }

    private static SendOutcome.Refused Refused(SendOutcome.Refusal reason, string message) => new(reason, message);
}
