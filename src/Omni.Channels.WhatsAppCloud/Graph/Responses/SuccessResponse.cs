namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>The answer of calls that only succeed.</summary>
internal sealed record SuccessResponse(bool? Success);
