namespace Omni.Api.Storage.Rows;

/// <summary>A webhook that could not be processed, at least in part.</summary>
internal sealed class DeadLetterRow
{
    public long Seq { get; set; }
    public Guid Id { get; set; }
    public required string Channel { get; set; }
    public Guid? InstanceId { get; set; }

    /// <summary>The webhook's number in the inbox.</summary>
    public long WebhookId { get; set; }

    /// <summary>A short constant, such as <c>NO_INSTANCE</c>.</summary>
    public required string Code { get; set; }
    public required string Reason { get; set; }
    public required byte[] Body { get; set; }
    public required string VerifiedBy { get; set; }

    /// <summary>One of <see cref="Omni.Contract.DeadLetters.DeadLetterStatus"/>.</summary>
    public required string Status { get; set; }
    public int RetryCount { get; set; }

    /// <summary>What an operator wrote when it was resolved.</summary>
    public string? Note { get; set; }
    public long ReceivedAt { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
}
