namespace Omni.Channels.Sdk.Webhooks;

/// <summary>A webhook that was verified and stored.</summary>
public sealed record ReceivedWebhook
{
    /// <summary>The host's id of the webhook.</summary>
    public required long Id { get; init; }

    /// <summary>The instance in the webhook URL; null when it names none.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The key that verified the webhook, as reported by <see cref="WebhookVerdict.Genuine"/>.</summary>
    public required string VerifiedBy { get; init; }

    /// <summary>When the host received it.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The unchanged body.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
