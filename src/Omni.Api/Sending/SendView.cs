using Omni.Api.Sending.Outbox;
using Omni.Api.Sending.Submission;
using Omni.Contract.Contents;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>Builds the answer to a send request.</summary>
internal static class SendView
{
    public static SentMessage Of(SendCommand command, SendOutcome.Sent sent) => new()
    {
        Id = sent.Pieces[0].Id,
        MessageId = sent.Pieces[0].ExternalMessageId,
        ExternalMessageId = sent.Pieces[0].ExternalMessageId,
        InstanceId = command.InstanceId,
        To = command.To,
        Timestamp = sent.TakenAt.ToUnixTimeMilliseconds(),
        Parts = sent.Pieces.Count > 1 ? sent.Pieces : null,
        SplitInto = SplitInto(sent.Pieces.Count),
        MediaType = command.Content is MediaContent media ? media.Type : null,
        ChannelStatus = sent.Pieces[0].ChannelStatus,
        ThreadHeldBy = sent.ThreadHeldBy,
        FallbackTemplate = sent.FallbackTemplate,
    };

    public static AcceptedMessage Of(SendCommand command, SendOutcome.Accepted accepted) => new()
    {
        Id = accepted.MessageIds[0],
        MessageId = accepted.MessageIds[0],
        Status = accepted.SendAt is null ? SendStatus.Pending : SendStatus.Scheduled,
        InstanceId = command.InstanceId,
        To = command.To,
        Timestamp = accepted.TakenAt.ToUnixTimeMilliseconds(),
        Position = accepted.Position > 0 ? accepted.Position : null,
        SendAt = accepted.SendAt,
        ThreadHeldBy = accepted.ThreadHeldBy,
        FallbackTemplate = accepted.FallbackTemplate,
        Parts = accepted.MessageIds.Count > 1 ? accepted.MessageIds : null,
        SplitInto = SplitInto(accepted.MessageIds.Count),
    };

    public static AcceptedMessage Of(SendCommand command, SendOutcome.Delayed delayed, DateTimeOffset now) => new()
    {
        Id = delayed.MessageId,
        MessageId = delayed.MessageId,
        Status = SendStatus.Waiting,
        InstanceId = command.InstanceId,
        To = command.To,
        Timestamp = now.ToUnixTimeMilliseconds(),
        Reason = delayed.Reason,
        NextAttemptAt = delayed.Until,
        SplitInto = SplitInto(delayed.Pieces),
        ThreadHeldBy = delayed.ThreadHeldBy,
        FallbackTemplate = delayed.FallbackTemplate,
    };

    private static int? SplitInto(int pieces) => pieces > 1 ? pieces : null;
}
