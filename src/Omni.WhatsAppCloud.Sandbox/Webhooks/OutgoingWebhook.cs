namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>A webhook that waits to be posted, or is being posted.</summary>
internal sealed class OutgoingWebhook
{
    public required SandboxNumber Number { get; init; }
    public required ReadOnlyMemory<byte> Body { get; init; }
    public bool WithBadSignature { get; init; }
    public int Tries { get; set; }
}
