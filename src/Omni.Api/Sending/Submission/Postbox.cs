using System.Diagnostics;
using Microsoft.Extensions.Options;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Rows;
using Omni.Api.Plugins;
using Omni.Api.Sending.Lanes;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Submission;

/// <summary>
/// Where REST hands in a message:
/// 1. a request that was made before is answered as it was then;
/// 2. can this instance send this, to this recipient, and is there room?
/// 3. the channel looks at it: every fault is told, and nothing is stored that cannot be sent;
/// 4. its bytes go into the media store, then the message (each piece of a long one) with its outbox row;
/// 5. the lane sends it; the caller waits for the outcome, within a limit, or is answered at once.
/// </summary>
internal sealed class Postbox(
    ChannelRegistry channels, ChannelDirectory directory, RecipientResolver recipients, MessageReference references, OutgoingMedia media, KnownRequests known, OutboxWriter writer, SendWaiters waiters,
    Answers answers, LaneHost lanes, OutboxMetrics metrics, IOptions<OutboxOptions> options, TimeProvider time)
{
    // Room is looked at again when the number of pieces is known.
    private const int AtLeastOne = 1;

    public async Task<SendOutcome> SendAsync(SendCommand command, CancellationToken ct)
    {
        // Step 1
        var key = command.Idempotency is { } given ? new IdempotencyKey(given.KeyId, given.Key, Fingerprint.Of(command)) : null;
        if (key is not null && await known.FindAsync(key, ct) is { } before) return await RepeatAsync(command, key, before, ct);

        // Step 2
        if (await directory.FindChannelAsync(command.InstanceId, ct) is not { } channel) return Refused(SendOutcome.Refusal.NoInstance, "Instance not found");
        if (channels.Get(channel) is not { } plugin) return Refused(SendOutcome.Refusal.NotConnected, $"The channel '{channel}' is not loaded");
        if (!command.Content.IsSentBy(plugin.Capabilities)) return Refused(SendOutcome.Refusal.NotSupported, $"{plugin.Name} cannot send '{command.Content.Type}'");
        if (command.SendAt is { } at && at - time.GetUtcNow() > options.Value.MaxSendAhead) return Invalid("sendAt", $"'sendAt' lies more than {options.Value.MaxSendAhead.TotalDays:0.##} days ahead");
        if (command.ExpiresAt is { } end && end <= (command.SendAt is { } begin && begin > time.GetUtcNow() ? begin : time.GetUtcNow()))
            return Invalid("expiresAt", "'expiresAt' must lie after now, and after 'sendAt'");
        if (!lanes.HasRoom(command.InstanceId, AtLeastOne, out var retryAfter)) return new SendOutcome.Full(retryAfter);
        var status = await plugin.GetStatusAsync(command.InstanceId, ct);
        if (!status.IsConnected) return Refused(SendOutcome.Refusal.NotConnected, $"The instance is not connected: {status.Message ?? status.State.ToString()}");
        var recipient = await recipients.ResolveAsync(plugin, command.InstanceId, command.To, ct);
        if (recipient.To is not { } to) return recipient.Refusal!;
        var (resolved, unknown) = await ResolveReferencesAsync(command, ct);
        return resolved is null ? unknown! : await PrepareAndSendAsync(resolved, key, channel, plugin, to, ct);
    }

    private Task<SendOutcome> RepeatAsync(SendCommand command, IdempotencyKey key, StoreOutcome.Known before, CancellationToken ct) => before.Fingerprint == key.Fingerprint
        ? answers.RepeatAsync(before.MessageId, command.RespondAsync, ct)
        : Task.FromResult<SendOutcome>(Refused(SendOutcome.Refusal.KeyReused, "This Idempotency-Key was used for another request within the last 24 hours: take a new one, or repeat that request unchanged"));

    private async Task<SendOutcome> PrepareAndSendAsync(SendCommand command, IdempotencyKey? key, string channel, IChannelPlugin plugin, string to, CancellationToken ct)
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

            // Step 3
            var (fallback, wrong) = await PrepareFallbackAsync(plugin, command, to, ct);
            if (wrong is not null) return wrong;
            var preparation = await PrepareAsync(plugin, command, to, ct);
            if (preparation is not Preparation.Ready ready) return NotReady(preparation);
            made = ready.File;
            if (!lanes.HasRoom(command.InstanceId, ready.Contents.Count, out var retryAfter)) return new SendOutcome.Full(retryAfter);
            return await StoreAndSendAsync(command with { Fallback = fallback }, key, ready, channel, plugin, to, ct);
        }
        finally
        {
            if (given is null && command.File is { } staged) File.Delete(staged.Path);
            if (made is not null) File.Delete(made.Path);
        }
    }

    private static async Task<(MessageContent? Fallback, SendOutcome? Wrong)> PrepareFallbackAsync(IChannelPlugin plugin, SendCommand command, string to, CancellationToken ct)
    {
        if (command.Fallback is not { } fallback) return (null, null);
        return await PrepareAsync(plugin, command with { Content = fallback, Metadata = null, File = null }, to, ct) switch
        {
            Preparation.Ready { Contents: [var ready, ..] } => (ready, null),
            Preparation.Refused { Faults: var faults } => (null, new SendOutcome.Invalid([.. faults.Select(f => f with { Path = $"fallbackTemplate.{f.Path}" })])),
            var other => (null, NotReady(other)),
        };
    }

    private static SendOutcome NotReady(Preparation preparation) => preparation switch
    {
        Preparation.Refused { Faults: var faults } => new SendOutcome.Invalid(faults),
        Preparation.Unavailable { Reason: var reason } => Refused(SendOutcome.Refusal.NotChecked, reason),
        var other => throw new InvalidOperationException($"The union is closed: {other.GetType()}"),
    };

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

    private async Task<SendOutcome> StoreAndSendAsync(SendCommand command, IdempotencyKey? key, Preparation.Ready ready, string channel, IChannelPlugin plugin, string to, CancellationToken ct)
    {
        // Step 4
        var contents = ready.Contents;
        var firstId = Ids.Next(time);
        MediaRow? row = null;
        if (ready.File is { } file)
        {
            (var content, row) = await media.StoreAsync(command, (MediaContent)contents[0], file, firstId, ct);
            contents = [content];
        }

        var takenAt = time.GetUtcNow();
        var send = new NewSend
        {
            InstanceId = command.InstanceId,
            Channel = channel,
            Pieces = PiecesOf(command, contents, to, firstId),
            Media = row,
            NeedsOpenWindow = plugin is IServiceWindowChannel windowed && windowed.NeedsOpenWindow(contents[0]),
            Fallback = command.Fallback,
            SendAtUnixMs = command.SendAt is { } at && at > takenAt ? at.ToUnixTimeMilliseconds() : null,
            ExpiresAtUnixMs = (command.ExpiresAt ?? ((command.SendAt is { } begin && begin > takenAt ? begin : takenAt) + ready.UsefulFor))?.ToUnixTimeMilliseconds(),
            Idempotency = key,
            TakenAtUnixMs = takenAt.ToUnixTimeMilliseconds(),
            TraceParent = Activity.Current?.Id,
        };
        var waiting = send.Pieces.Select(piece => waiters.Register(piece.Id)).ToList();
        try
        {
            switch (await StoreAsync(send))
            {
                case StoreOutcome.Stored stored:
                    metrics.Accepted(stored.Messages.Count);
                    lanes.Add(command.InstanceId, channel, stored.Messages);

                    // Step 5
                    takenAt = DateTimeOffset.FromUnixTimeMilliseconds(send.TakenAtUnixMs);
                    if (command.RespondAsync || send.SendAtUnixMs is not null)
                        return new SendOutcome.Accepted([.. stored.Messages.Select(m => m.Message.Id)], takenAt, send.SendAtUnixMs is null ? null : command.SendAt, lanes.Find(command.InstanceId)?.Count ?? 0);
                    return await answers.WaitAsync(waiting[..stored.Messages.Count], takenAt, ct);
                case StoreOutcome.Known before: return await RepeatAsync(command, key!, before, ct);
                default: return new SendOutcome.NotNow(((IServiceWindowChannel)plugin).OutsideWindow);
            }
        }
        finally
        {
            foreach (var waiter in waiting) waiters.Forget(waiter);
        }
    }

    private async Task<StoreOutcome> StoreAsync(NewSend send)
    {
        var keepsMedia = false;
        try
        {
            var outcome = await writer.StoreAsync(send);
            keepsMedia = outcome is StoreOutcome.Stored { Messages: [var first, ..] } && ReferenceEquals(first.Message.Content, send.Pieces[0].Content);
            return outcome;
        }
        catch (OutcomeUnknownException)
        {
            // The message may be stored: then its media is needed.
            keepsMedia = true;
            throw;
        }
        finally
        {
            if (send.Media is { } unused && !keepsMedia) await media.DropAsync(unused);
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

    private static SendOutcome.Refused Refused(SendOutcome.Refusal reason, string message) => new(reason, message);

    private static SendOutcome.Invalid Invalid(string path, string message) => new([new ContentFault(path, message)]);
}
