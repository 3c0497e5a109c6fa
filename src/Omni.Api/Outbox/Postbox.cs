using System.Diagnostics;
using Microsoft.Extensions.Options;
using Omni.Api.Persistence.Rows;
using Omni.Api.Plugins;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Outbox;

/// <summary>
/// Where REST hands in a message:
/// 1. can this instance send this, to this recipient?
/// 2. the channel looks at it: every fault is told, and nothing is stored that cannot be sent;
/// 3. its bytes go into the media store, then the message (each piece of a long one) with its outbox row;
/// 4. the lane sends it, the caller waits for the outcome, within a limit.
/// </summary>
internal sealed class Postbox(
    ChannelRegistry channels, ChannelDirectory directory, RecipientResolver recipients, MessageReference references, OutgoingMedia media, OutboxWriter writer, SendWaiters waiters,
    LaneHost lanes, IOptions<OutboxOptions> options, TimeProvider time)
{
    public async Task<SendOutcome> SendAsync(SendCommand command, CancellationToken ct)
    {
        // Step 1
        if (await directory.FindChannelAsync(command.InstanceId, ct) is not { } channel) return Refused(SendOutcome.Refusal.NoInstance, "Instance not found");
        if (channels.Get(channel) is not { } plugin) return Refused(SendOutcome.Refusal.NotConnected, $"The channel '{channel}' is not loaded");
        if (!CapabilityOf(plugin, command.Content)) return Refused(SendOutcome.Refusal.NotSupported, $"{plugin.Name} cannot send '{command.Content.Type}'");
        var status = await plugin.GetStatusAsync(command.InstanceId, ct);
        if (!status.IsConnected) return Refused(SendOutcome.Refusal.NotConnected, $"The instance is not connected: {status.Message ?? status.State.ToString()}");
        var recipient = await recipients.ResolveAsync(plugin, command.InstanceId, command.To, ct);
        if (recipient.To is not { } to) return recipient.Refusal!;
        var (resolved, unknown) = await ResolveReferencesAsync(command, ct);
        return resolved is null ? unknown! : await PrepareAndSendAsync(resolved, channel, plugin, to, ct);
    }

    private async Task<SendOutcome> PrepareAndSendAsync(SendCommand command, string channel, IChannelPlugin plugin, string to, CancellationToken ct)
    {
        var given = command.File;
        LocalFile? made = null;
        try
        {
            if (given is null && command.Content is MediaContent { MediaId: { } stored })
            {
                if (await media.StageStoredAsync(command, stored, ct) is not { } staged) return Invalid("mediaId", $"'mediaId': there is no media {stored} of this instance that is in the store");
                command = staged;
            }

            // Step 2
            switch (await PrepareAsync(plugin, command, to, ct))
            {
                case Preparation.Refused { Faults: var faults }: return new SendOutcome.Invalid(faults);
                case Preparation.Unavailable { Reason: var reason }: return Refused(SendOutcome.Refusal.NotChecked, reason);
                case Preparation.Ready ready:
                    made = ready.File;
                    return await StoreAndSendAsync(command, ready, channel, to, ct);
                case var other: throw new InvalidOperationException($"The union is closed: {other.GetType()}");
            }
        }
        finally
        {
            if (given is null && command.File is { } staged) File.Delete(staged.Path);
            if (made is not null) File.Delete(made.Path);
        }
    }

    private static Task<Preparation> PrepareAsync(IChannelPlugin plugin, SendCommand command, string to, CancellationToken ct)
    {
        if (plugin is not IPreparingChannel preparing)
            return Task.FromResult<Preparation>(new Preparation.Ready([command.Content]) { File = command.File is { } plain ? new LocalFile(plain.Path, plain.SizeBytes, command.ClaimedMimeType) : null });
        return preparing.PrepareAsync(command.InstanceId, new OutgoingDraft
        {
            To = to,
            Content = command.Content,
            Metadata = command.Metadata,
            File = command.File is { } file ? new LocalFile(file.Path, file.SizeBytes, command.ClaimedMimeType) : null,
        }, ct);
    }

    private async Task<SendOutcome> StoreAndSendAsync(SendCommand command, Preparation.Ready ready, string channel, string to, CancellationToken ct)
    {
        // Step 3
        var contents = ready.Contents;
        var firstId = Ids.Next(time);
        MediaRow? row = null;
        if (ready.File is { } file)
        {
            (var content, row) = await media.StoreAsync(command, (MediaContent)contents[0], file, firstId, ct);
            contents = [content];
        }

        var pieces = PiecesOf(command, contents, to, firstId);
        var waiting = pieces.Select(piece => waiters.Register(piece.Id)).ToList();
        try
        {
            await StoreAsync(command.InstanceId, channel, pieces, row);
            lanes.Wake(command.InstanceId);

            // Step 4
            return await AnswerAsync(pieces, waiting, ct);
        }
        finally
        {
            foreach (var piece in pieces) waiters.Forget(piece.Id);
        }
    }

    private async Task StoreAsync(Guid instanceId, string channel, List<OutgoingMessage> pieces, MediaRow? row)
    {
        try
        {
            await writer.StoreAsync(instanceId, channel, pieces, row, Activity.Current?.Id);
        }
        catch when (row is not null)
        {
            await media.DropAsync(row);
            throw;
        }
    }

    /// <summary>The command with the channel's ids of the messages that it names by ours.</summary>
    private async Task<(SendCommand? Command, SendOutcome? Unknown)> ResolveReferencesAsync(SendCommand command, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(command.ReplyTo))
        {
            if (await references.ResolveAsync(command.InstanceId, command.ReplyTo.Trim(), ct) is not { } answered) return (null, Invalid("replyTo", $"'replyTo': no message {command.ReplyTo} of this instance is known to the channel"));
            command = command with { ReplyTo = answered };
        }
        else
        {
            command = command with { ReplyTo = null };
        }

        if (command.Content is not ReactionContent reaction) return (command, null);
        return await references.ResolveAsync(command.InstanceId, reaction.TargetMessageId, ct) is { } target
            ? (command with { Content = reaction with { TargetMessageId = target } }, null)
            : (null, Invalid("messageId", $"'messageId': no message {reaction.TargetMessageId} of this instance is known to the channel"));
    }

    private List<OutgoingMessage> PiecesOf(SendCommand command, IReadOnlyList<MessageContent> contents, string to, Guid firstId) =>
        [.. contents.Select((content, index) => new OutgoingMessage
        {
            Id = index == 0 ? firstId : Ids.Next(time),
            To = to,
            Content = content,
            ReplyTo = index == 0 ? command.ReplyTo : null,
            Metadata = command.Metadata,
        })];

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

    private static SendOutcome.Refused Refused(SendOutcome.Refusal reason, string message) => new(reason, message);

    private static SendOutcome.Invalid Invalid(string path, string message) => new([new ContentFault(path, message)]);

    private static bool CapabilityOf(IChannelPlugin plugin, MessageContent content) => content switch
    {
        TextContent => plugin.Capabilities.CanSendText,
        StickerContent => plugin.Capabilities.CanSendSticker,
        MediaContent => plugin.Capabilities.CanSendMedia,
        ReactionContent => plugin.Capabilities.CanSendReaction,
        ContactContent => plugin.Capabilities.CanSendContact,
        LocationContent => plugin.Capabilities.CanSendLocation,
        TemplateContent => plugin.Capabilities.CanSendTemplate,
        InteractiveContent => plugin.Capabilities.CanSendButtons,
        PollContent => plugin.Capabilities.CanSendPoll,
        _ => false,
    };
}
