using System.Text;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.DeadLetters;

namespace Omni.Api.Receiving.DeadLetters;

/// <summary>Builds the view of a dead letter.</summary>
internal static class DeadLetterView
{
    /// <summary>The dead letter as a key may see it: without <see cref="Caller.Content"/> nothing of the webhook itself.</summary>
    public static DeadLetter For(this DeadLetter letter, Caller caller) =>
        caller.SeesContent ? letter : letter with
        {
            RawPayload = null,
            Reason = ContentMask.Numbers(letter.Reason)!,
            Note = ContentMask.Numbers(letter.Note),
        };

    public static DeadLetter Of(DeadLetterRow row) => new()
    {
        Id = row.Id,
        Channel = row.Channel,
        InstanceId = row.InstanceId,
        Code = row.Code,
        Reason = row.Reason,
        Status = row.Status,
        RetryCount = row.RetryCount,
        Note = row.Note,
        RawPayload = Encoding.UTF8.GetString(row.Body),
        ReceivedAt = row.ReceivedAt.ToTime(),
        CreatedAt = row.CreatedAt.ToTime(),
        UpdatedAt = row.UpdatedAt.ToTime(),
    };
}
