namespace Omni.Channels.Sdk.Webhooks;

/// <summary>A webhook that was verified and stored.</summary>
public sealed record Delivery
{
    /// <summary>The host's number of it.</summary>
    public required long Id { get; init; }

    /// <summary>The instance that the address named, or null.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>Which key proved it genuine, as <see cref="WebhookVerdict.Genuine"/> said.</summary>
    public required string VerifiedBy { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The bytes as they came.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
