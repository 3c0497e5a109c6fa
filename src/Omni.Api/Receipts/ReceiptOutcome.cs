namespace Omni.Api.Receipts;

/// <summary>The result of a receipt: a closed union.</summary>
internal abstract record ReceiptOutcome
{
    private ReceiptOutcome()
    {
    }

    /// <summary>The channel accepted it.</summary>
    public sealed record Done(Guid InstanceId, Guid ChatId, Guid? MessageId, string? ExternalMessageId) : ReceiptOutcome;

    /// <summary>The instance does not exist.</summary>
    public sealed record NoInstance : ReceiptOutcome;

    /// <summary>The channel does not support it.</summary>
    public sealed record NotSupported(string Message) : ReceiptOutcome;

    /// <summary>The request names something that does not exist.</summary>
    public sealed record Refused(string Field, string Message) : ReceiptOutcome;

    /// <summary>The channel refused or could not be reached.</summary>
    public sealed record Failed(string ErrorCode, string Error) : ReceiptOutcome;
}
