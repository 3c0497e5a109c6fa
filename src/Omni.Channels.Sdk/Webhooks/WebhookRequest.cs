namespace Omni.Channels.Sdk.Webhooks;

/// <summary>A request to the webhook address, free of any web framework.</summary>
public sealed record WebhookRequest
{
    /// <summary>The instance named in the address (<c>?instance=</c>), or null.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>Reads a query value; null when it is not there.</summary>
    public required Func<string, string?> Query { get; init; }

    /// <summary>Reads a header; null when it is not there.</summary>
    public required Func<string, string?> Header { get; init; }

    /// <summary>The bytes as they came.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
