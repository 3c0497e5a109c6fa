using System.Text.Json.Serialization;
using Omni.Channels.WhatsAppCloud.Kinds.Text;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Edit;

/// <summary>An edit of an earlier message.</summary>
internal sealed record EditMessage : InboundMessage
{
    public required EditBody Edit { get; init; }

    public override MessageContent ToContent() =>
        new EditContent { TargetMessageId = Edit.OriginalMessageId, Text = Edit.Message?.Words ?? "" };

    internal sealed record EditBody
    {
        public required string OriginalMessageId { get; init; }
        public Edited? Message { get; init; }
    }

    /// <summary>The new version of the message. Only its text can change.</summary>
    internal sealed record Edited
    {
        public string? Type { get; init; }
        public TextMessage.TextBody? Text { get; init; }
        public Captioned? Image { get; init; }
        public Captioned? Video { get; init; }
        public Captioned? Document { get; init; }

        [JsonIgnore]
        public string? Words => Text?.Body ?? (Image ?? Video ?? Document)?.Caption;
    }

    internal sealed record Captioned(string? Caption);
}
