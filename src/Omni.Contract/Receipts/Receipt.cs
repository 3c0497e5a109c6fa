namespace Omni.Contract.Receipts;

/// <summary>The response to a read receipt or a presence.</summary>
public sealed record Receipt : Answer
{
    /// <summary>Always true: a failure is an error.</summary>
    public required bool Success { get; init; }

    /// <summary>The details.</summary>
    public required ReceiptDetails Data { get; init; }
}
