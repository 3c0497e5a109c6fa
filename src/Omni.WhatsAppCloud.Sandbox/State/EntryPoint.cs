namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>A free entry point: what is sent until it ends costs nothing.</summary>
/// <param name="Id">The id of Meta's <c>conversation</c>.</param>
/// <param name="Until">When it ends.</param>
internal sealed record EntryPoint(string Id, DateTimeOffset Until);
