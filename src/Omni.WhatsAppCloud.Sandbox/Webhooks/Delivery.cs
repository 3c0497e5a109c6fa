namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>A webhook that is being delivered.</summary>
internal sealed class Delivery
{
    public required SandboxNumber Number { get; init; }
    public required ReadOnlyMemory<byte> Body { get; init; }
    public bool WithBadSignature { get; init; }
    public int Tries { get; set; }
}
