using System.Text.Json;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Interactive;

/// <summary>A reply to an interactive message: a button, a row of a list, a flow, or a type that Meta adds later.</summary>
internal sealed record InteractiveMessage : InboundMessage
{
    public InteractiveBody? Interactive { get; init; }

    /// <summary>Returns the chosen option as text; ids and responses are in the raw payload.</summary>
    public override MessageContent ToContent() => Interactive switch
    {
        { ButtonReply.Title: { } title } => new TextContent { Text = title },
        { ListReply.Title: { } title } => new TextContent { Text = title },
        { NfmReply: { } flow } => new TextContent { Text = flow.Body ?? flow.Name ?? "" },
        { Type: { } type } => new UnknownContent { OriginalType = $"interactive:{type}" },
        _ => base.ToContent(),
    };

    public override void WriteKeys(Utf8JsonWriter writer)
    {
        switch (Interactive)
        {
            case { ButtonReply: { } reply }:
                AnswerKeys.WriteReply(writer, "buttonReply"u8, reply.Id, reply.Title, description: null);
                break;
            case { ListReply: { } reply }: AnswerKeys.WriteReply(writer, "listReply"u8, reply.Id, reply.Title, reply.Description); break;
            case { NfmReply: { } flow }: AnswerKeys.WriteFlow(writer, flow); break;
        }
    }

    internal sealed record InteractiveBody
    {
        /// <summary><c>button_reply</c>, <c>list_reply</c>, <c>nfm_reply</c>, …</summary>
        public string? Type { get; init; }

        public Reply? ButtonReply { get; init; }
        public Reply? ListReply { get; init; }
        public FlowReply? NfmReply { get; init; }
    }

    internal sealed record Reply(string? Id, string? Title, string? Description);

    /// <summary>A completed flow. <paramref name="ResponseJson"/> is JSON written as text, or the object itself.</summary>
    internal sealed record FlowReply(string? Name, string? Body, JsonElement? ResponseJson);
}
