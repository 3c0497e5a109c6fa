namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>The response of calls that return no data.</summary>
internal sealed record SuccessResponse(bool? Success);
