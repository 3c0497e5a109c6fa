using System.Text.Json.Serialization;
using Omni.Channels.WhatsAppCloud.Kinds.Text;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Edit;

/// <summary>An edit of an earlier message.</summary>
internal sealed record EditMessage : InboundMessage
{
    public EditBody? Edit { get; init; }

    /// <summary>An edit whose message or new words cannot be read changes nothing; its words are kept.</summary>
    public override MessageContent ToContent() => Edit switch
    {
        { OriginalMessageId: { Length: > 0 } target, Message: { } message } when message.Words is not null || message.IsMedia =>
            new EditContent { TargetMessageId = target, Text = message.Words ?? "" },
        _ => new UnknownContent { OriginalType = Type, Text = Edit?.Message?.Words },
    };

    internal sealed record EditBody
    {
        public string? OriginalMessageId { get; init; }
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

        /// <summary>Media without a caption: the edit removed it.</summary>
        [JsonIgnore]
        public bool IsMedia => (Image ?? Video ?? Document) is not null;

        [JsonIgnore]
        public string? Words => Text?.Body ?? (Image ?? Video ?? Document)?.Caption;
    }

    internal sealed record Captioned(string? Caption);
}
