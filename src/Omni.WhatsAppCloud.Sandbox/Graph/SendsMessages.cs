namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Marks the endpoint that sends messages.</summary>
internal sealed record SendsMessages;
