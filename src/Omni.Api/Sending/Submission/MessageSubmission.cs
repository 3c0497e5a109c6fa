using Omni.Api.Sending.Lanes;
using Omni.Api.Sending.Outbox;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;
using Omni.Contract.Sending;

namespace Omni.Api.Sending.Submission;

/// <summary>
/// Accepts a message from REST:
/// 1. A repeated request gets the answer of the first one.
/// 2. The checks: can this instance send this content to this recipient, and is there room?
/// 3. The channel validates it. Every fault is reported, and nothing is stored that cannot be sent.
/// 4. Its bytes go into the media store, then the message (each piece of a long one) is stored with its outbox row.
/// 5. The lane sends it. The caller waits for the outcome, within a limit, or gets an answer at once.
/// </summary>
internal sealed class MessageSubmission(
    RepeatedRequests repeated, SendChecks checks, OutgoingMedia media, OutboxWriter writer, OutcomeWaiter waiter, LaneHost lanes,
    OutboxMetrics metrics, TimeProvider time)
{
    public async Task<SendOutcome> SendAsync(SendCommand command, CancellationToken ct)
    {
        // Step 1
        if (command.Idempotency is { } key && await repeated.FindAsync(key, ct) is { } before)
            return await repeated.AnswerAsync(command, before, ct);

        // Step 2
        var (plugin, addressed, refusal) = await checks.CheckAsync(command, ct);
        return refusal ?? await PrepareAndSendAsync(addressed, plugin!, ct);
    }

    private async Task<SendOutcome> PrepareAndSendAsync(SendCommand command, IChannelPlugin plugin, CancellationToken ct)
    {
        var given = command.File;
        LocalFile? made = null;
        try
        {
            if (given is null && command.Content is MediaContent { MediaId: { } stored })
            {
                if (await media.StageStoredAsync(command, stored, ct) is not { } staged)
                    return SendOutcome.Wrong("mediaId", $"'mediaId': there is no media {stored} of this instance that is in the store");
                command = staged;
            }

            // Step 3
            var (ready, fallback, refusal) = await ChannelPreparation.PrepareAsync(plugin, command, ct);
            if (ready is null) return refusal!;
            made = ready.File;
            if (ready.Contents.Count is > 1 and var parts && !command.AllowSplit)
                return SendOutcome.Wrong(
                    "text", $"'text' is too long for one message: it would be split into {parts}, each of them charged ('allowSplit')");
            if (!lanes.HasRoom(command.InstanceId, ready.Contents.Count, out var retryAfter)) return new SendOutcome.Full(retryAfter);
            return await StoreAndWaitAsync(command with { Fallback = fallback }, ready, plugin, ct);
        }
        finally
        {
            if (given is null && command.File is { } staged) File.Delete(staged.Path);
            if (made is not null) File.Delete(made.Path);
        }
    }

    private async Task<SendOutcome> StoreAndWaitAsync(
        SendCommand command, Preparation.Ready ready, IChannelPlugin plugin, CancellationToken ct)
    {
        // Step 4
        var (pieces, row) = await PiecesOfAsync(command, ready, ct);
        var now = time.GetUtcNow();
        command = command with { SendAt = command.SendAt > now ? command.SendAt : null };
        command = command with { ExpiresAt = command.ExpiresAt ?? ((command.SendAt ?? now) + ready.UsefulFor) };
        using var expectation = waiter.Expect(pieces.Select(p => p.Id));
        switch (await StoreAsync(command, plugin, pieces, row, now))
        {
            case StoreOutcome.Stored { Messages: var messages, ThreadHeldBy: var holder }:
                metrics.Accepted(messages.Count);
                var standIn = StandInTemplate.Of(messages[0].Outgoing.Content);
                lanes.Add(command.InstanceId, command.Channel, messages);

                // Step 5
                var outcome = await AnswerAsync(command, messages, expectation, now, ct);
                return outcome with { ThreadHeldBy = holder, FallbackTemplate = outcome.FallbackTemplate ?? standIn };
            case StoreOutcome.Known before: return await repeated.AnswerAsync(command, before, ct);
            case StoreOutcome.FallbackRefused { Refusal: var refusal }: return new SendOutcome.NotNow(refusal);
            default: return new SendOutcome.NotNow(((IServiceWindowChannel)plugin).OutsideWindow);
        }
    }

    private async Task<SendOutcome> AnswerAsync(
        SendCommand command, IReadOnlyList<QueuedMessage> messages, OutcomeWaiter.Expectation expectation, DateTimeOffset now,
        CancellationToken ct)
    {
        var (lane, takenAt) = (lanes.Find(command.InstanceId), DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()));
        if (command.RespondAsync || command.SendAt is not null)
            return new SendOutcome.Accepted([.. messages.Select(m => m.Id)], takenAt, command.SendAt, lane?.Count ?? 0);

        // What holds the whole instance holds it for longer than any caller waits.
        var outcome = lane?.ChannelHold is { } hold
            ? new SendOutcome.Delayed(messages[0].Id, hold.Reason, hold.Until) { IsHeld = true }
            : await expectation.WaitAsync(messages.Count, takenAt, ct);
        return outcome is SendOutcome.Delayed delayed ? delayed with { Pieces = messages.Count } : outcome;
    }

    private async Task<(IReadOnlyList<OutgoingMessage> Pieces, MediaRow? Media)> PiecesOfAsync(
        SendCommand command, Preparation.Ready ready, CancellationToken ct)
    {
        var (firstId, contents) = (Ids.Next(time), ready.Contents);
        MediaRow? row = null;
        if (ready.File is { } file)
        {
            (var content, row) = await media.StoreAsync(command, (MediaContent)contents[0], file, firstId, ct);
            contents = [content];
        }

        return ([.. contents.Select((content, index) => new OutgoingMessage
        {
            Id = index == 0 ? firstId : Ids.Next(time),
            To = command.To,
            Content = content,
            ReplyTo = index == 0 ? command.ReplyTo : null,
            Metadata = command.Metadata,
            AsksOutsideWindow = command.AsksOutsideWindow,
        })], row);
    }

    private async Task<StoreOutcome> StoreAsync(
        SendCommand command, IChannelPlugin plugin, IReadOnlyList<OutgoingMessage> pieces, MediaRow? row, DateTimeOffset takenAt)
    {
        var keepsMedia = false;
        try
        {
            var outcome = await writer.StoreAsync(command, plugin, pieces, row, takenAt);
            keepsMedia = outcome is StoreOutcome.Stored { Messages: [var first, ..] }
                && ReferenceEquals(first.Outgoing.Content, pieces[0].Content);
            return outcome;
        }
        catch (OutcomeUnknownException)
        {
            // The message may be stored: then its media must stay.
            keepsMedia = true;
            throw;
        }
        finally
        {
            if (row is not null && !keepsMedia) await media.DropAsync(row);
        }
    }
}
