namespace Omni.Client.Sending;

/// <summary>What was told to whom.</summary>
public sealed record ReceiptDetails
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The chat.</summary>
    public required Guid ChatId { get; init; }

    /// <summary>The message: our id of it.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>The external message id.</summary>
    public string? ExternalMessageId { get; init; }

    /// <summary>How many messages were named; of several only.</summary>
    public int? MessageCount { get; init; }

    /// <summary>What is shown; of a presence only.</summary>
    public string? Type { get; init; }

    /// <summary>For how long it shows at most, in ms; of a presence only.</summary>
    public long? Duration { get; init; }
}
