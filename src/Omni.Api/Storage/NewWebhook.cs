namespace Omni.Api.Storage;

/// <summary>A verified webhook to be stored.</summary>
internal sealed record NewWebhook
{
    public required string Channel { get; init; }
    public Guid? InstanceId { get; init; }
    public required string VerifiedBy { get; init; }
    public required long ReceivedAtUnixMs { get; init; }

    /// <summary>W3C trace parent, so that processing joins the trace of the request.</summary>
    public string? TraceParent { get; init; }
    public required ReadOnlyMemory<byte> Body { get; init; }
}
