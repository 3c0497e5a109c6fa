namespace Omni.Contract.Receipts;

/// <summary>The answer to a receipt.</summary>
public sealed record Receipt
{
    /// <summary>Always true: a failure is an error.</summary>
    public required bool Success { get; init; }

    /// <summary>What was shown to whom.</summary>
    public required ReceiptDetails Data { get; init; }
}
