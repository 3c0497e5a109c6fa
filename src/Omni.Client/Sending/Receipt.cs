namespace Omni.Client.Sending;

/// <summary>The answer to a receipt.</summary>
public sealed record Receipt
{
    /// <summary>Whether it was done.</summary>
    public required bool Success { get; init; }

    /// <summary>What is answered.</summary>
    public required ReceiptDetails Data { get; init; }
}
