using System.Diagnostics;
using Microsoft.Extensions.Options;
using Omni.Api.Plugins;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Outbox;

/// <summary>
/// Where REST hands in a message:
/// 1. can this instance send this, to this recipient?
/// 2. the message (each piece of a long one) is stored with its outbox row;
/// 3. the lane sends it, the caller waits for the outcome, within a limit.
/// </summary>
internal sealed class Postbox(
    ChannelRegistry channels, ChannelDirectory directory, RecipientResolver recipients, OutboxWriter writer, SendWaiters waiters, LaneHost lanes,
    IOptions<OutboxOptions> options, TimeProvider time)
{
    public async Task<SendOutcome> SendAsync(SendCommand command, CancellationToken ct)
    {
        // Step 1
        if (await directory.FindChannelAsync(command.InstanceId, ct) is not { } channel) return new SendOutcome.Refused(SendOutcome.Refusal.NoInstance, "Instance not found");
        if (channels.Get(channel) is not { } plugin) return new SendOutcome.Refused(SendOutcome.Refusal.NotConnected, $"The channel '{channel}' is not loaded");
        if (!CapabilityOf(plugin, command.Content)) return new SendOutcome.Refused(SendOutcome.Refusal.NotSupported, $"{plugin.Name} cannot send '{command.Content.Type}'");
        var status = await plugin.GetStatusAsync(command.InstanceId, ct);
        if (!status.IsConnected) return new SendOutcome.Refused(SendOutcome.Refusal.NotConnected, $"The instance is not connected: {status.Message ?? status.State.ToString()}");
        var recipient = await recipients.ResolveAsync(plugin, command.InstanceId, command.To, ct);
        if (recipient.To is not { } to) return recipient.Refusal!;

        // Step 2
        var pieces = PiecesOf(plugin, command, to);
        var waiting = pieces.Select(piece => waiters.Register(piece.Id)).ToList();
        try
        {
            await writer.StoreAsync(command.InstanceId, channel, pieces, Activity.Current?.Id);
            lanes.Wake(command.InstanceId);

            // Step 3
            return await AnswerAsync(pieces, waiting, ct);
        }
        finally
        {
            foreach (var piece in pieces) waiters.Forget(piece.Id);
        }
    }

    private List<OutgoingMessage> PiecesOf(IChannelPlugin plugin, SendCommand command, string to)
    {
        var contents = plugin is ISplittingChannel splitting ? splitting.Split(command.Content) : [command.Content];
        return [.. contents.Select((content, index) => new OutgoingMessage
        {
            Id = Ids.Next(time),
            To = to,
            Content = content,
            ReplyTo = index == 0 ? command.ReplyTo : null,
            Metadata = command.Metadata,
        })];
    }

    private async Task<SendOutcome> AnswerAsync(List<OutgoingMessage> pieces, List<Task<SendResult>> waiting, CancellationToken ct)
    {
        var sent = new List<SendOutcome.Piece>();
        for (var i = 0; i < pieces.Count; i++)
        {
            SendResult result;
            try
            {
                result = await waiting[i].WaitAsync(options.Value.AnswerWithin, time, ct);
            }
            catch (TimeoutException)
            {
                return new SendOutcome.Unsettled(pieces[i].Id, $"The message is stored and will be sent, but no answer came within {options.Value.AnswerWithin.TotalSeconds:0} s. Do not send it again");
            }

            switch (result)
            {
                case SendResult.Sent ok: sent.Add(new SendOutcome.Piece(pieces[i].Id, ok.MessageId)); break;
                case SendResult.Failed failed: return new SendOutcome.Failed(pieces[i].Id, failed, sent);
                case SendResult.Ambiguous ambiguous:
                    return new SendOutcome.Unsettled(pieces[i].Id, $"{ambiguous.Error}. It may have gone out: a status will tell. Do not send it again");
            }
        }

        return new SendOutcome.Sent(sent);
    }

    private static bool CapabilityOf(IChannelPlugin plugin, MessageContent content) => content switch
    {
        TextContent => plugin.Capabilities.CanSendText,
        StickerContent => plugin.Capabilities.CanSendSticker,
        MediaContent => plugin.Capabilities.CanSendMedia,
        ReactionContent => plugin.Capabilities.CanSendReaction,
        ContactContent => plugin.Capabilities.CanSendContact,
        LocationContent => plugin.Capabilities.CanSendLocation,
        PollContent => plugin.Capabilities.CanSendPoll,
        _ => false,
    };
}
