namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Marks an endpoint whose body is a file, not parameters.</summary>
internal sealed record RawBody;
