namespace Omni.Api.Receipts;

/// <summary>What came of a receipt: a closed union.</summary>
internal abstract record ReceiptOutcome
{
    private ReceiptOutcome()
    {
    }

    /// <summary>The channel has told it.</summary>
    public sealed record Done(Guid InstanceId, Guid ChatId, Guid? MessageId, string? ExternalMessageId) : ReceiptOutcome;

    /// <summary>There is no such instance.</summary>
    public sealed record NoInstance : ReceiptOutcome;

    /// <summary>The channel knows no such thing.</summary>
    public sealed record NotSupported(string Message) : ReceiptOutcome;

    /// <summary>The request names what is not there.</summary>
    public sealed record Refused(string Field, string Message) : ReceiptOutcome;

    /// <summary>The channel refused or could not be reached.</summary>
    public sealed record Failed(string ErrorCode, string Error) : ReceiptOutcome;
}
