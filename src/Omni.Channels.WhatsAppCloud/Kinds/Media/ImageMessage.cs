using System.Text.Json.Serialization;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>An inbound image.</summary>
internal sealed record ImageMessage : MediaMessage
{
    public MediaBody? Image { get; init; }

    [JsonIgnore]
    public override MediaBody? Media => Image;

    public override MessageContent ToContent() => Image is null
        ? base.ToContent()
        : new ImageContent { MimeType = Image.MimeType, Caption = Image.Caption, Filename = Image.Filename };
}
