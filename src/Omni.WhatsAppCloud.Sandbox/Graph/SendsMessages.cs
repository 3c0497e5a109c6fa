namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Marks the route by which messages leave.</summary>
internal sealed record SendsMessages;
