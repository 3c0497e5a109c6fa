namespace Omni.Api.Receipts;

/// <summary>The answer to a receipt.</summary>
internal sealed record ReceiptAnswer(bool Success, ReceiptAnswer.Facts Data)
{
    /// <summary>What was told to whom.</summary>
    public sealed record Facts(Guid InstanceId, Guid ChatId, Guid? MessageId);
}
