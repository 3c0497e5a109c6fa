using Omni.Channels.Sdk.Abilities;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Graph.Requests;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Sending;

/// <summary>
/// Sends read receipts and typing indicators. https://developers.facebook.com/docs/whatsapp/cloud-api/typing-indicators
/// </summary>
internal sealed class ReceiptSender(GraphClient graph)
{
    /// <summary>Marks the message, and all before it, as read.</summary>
    public async Task<AbilityResult> MarkAsReadAsync(WhatsAppInstance on, string wamid, CancellationToken ct) =>
        ResultOf(await graph.SendReceiptAsync(on, new ReceiptRequest { MessageId = wamid }, ct));

    /// <summary>Shows a typing indicator for 25 s or until the reply. Meta also marks the inbound message as read.</summary>
    public async Task<AbilityResult> ShowTypingAsync(WhatsAppInstance on, string wamid, CancellationToken ct) =>
        ResultOf(await graph.SendReceiptAsync(
            on, new ReceiptRequest { MessageId = wamid, TypingIndicator = new ReceiptRequest.Indicator("text") }, ct));

    private static AbilityResult ResultOf(GraphResult<SuccessResponse> result) => result switch
    {
        GraphResult<SuccessResponse>.Ok => new AbilityResult.Done(),
        GraphResult<SuccessResponse>.Refused { Error: var error } =>
            new AbilityResult.Failed(error.IsForeign ? $"HTTP_{error.HttpStatus}" : $"{error.Code}", error.Describe()),
        GraphResult<SuccessResponse>.Unreachable { Reason: var reason } => new AbilityResult.Failed("GRAPH_UNREACHABLE", reason),
        GraphResult<SuccessResponse>.NoAnswer { Reason: var reason } => new AbilityResult.Failed("NO_ANSWER", reason),
        var other => throw new InvalidOperationException($"The union is closed: {other.GetType()}"),
    };
}
