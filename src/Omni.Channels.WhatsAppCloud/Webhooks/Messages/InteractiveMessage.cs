namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>An answer to an interactive message: a button, a row of a list, a flow, or a kind that Meta adds.</summary>
internal sealed record InteractiveMessage : InboundMessage
{
    public required InteractiveBody Interactive { get; init; }

    internal sealed record InteractiveBody
    {
        /// <summary><c>button_reply</c>, <c>list_reply</c>, <c>nfm_reply</c>, …</summary>
        public required string Type { get; init; }

        public Reply? ButtonReply { get; init; }
        public Reply? ListReply { get; init; }
        public FlowReply? NfmReply { get; init; }
    }

    internal sealed record Reply(string? Id, string? Title, string? Description);

    /// <summary>A completed flow. <paramref name="ResponseJson"/> is JSON written as text.</summary>
    internal sealed record FlowReply(string? Name, string? Body, string? ResponseJson);
}
