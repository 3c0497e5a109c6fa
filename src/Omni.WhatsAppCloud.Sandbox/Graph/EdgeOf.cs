namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Marks an endpoint as an edge of one kind of object; for other objects it does not exist.</summary>
/// <param name="Node">The class of the kind.</param>
internal sealed record EdgeOf(Type Node);
