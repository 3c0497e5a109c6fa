namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Marks an endpoint that answers callers without a token.</summary>
internal sealed record NeedsNoToken;
