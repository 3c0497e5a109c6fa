namespace Omni.Channels.Sdk.Webhooks;

/// <summary>A request to the webhook URL, independent of any web framework.</summary>
public sealed record WebhookRequest
{
    /// <summary>The instance in the URL (<c>?instance=</c>); null when it names none.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>Reads a query parameter; null when it is missing.</summary>
    public required Func<string, string?> Query { get; init; }

    /// <summary>Reads a header; null when it is missing.</summary>
    public required Func<string, string?> Header { get; init; }

    /// <summary>The unchanged body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
