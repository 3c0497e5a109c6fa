using System.Text.Json.Serialization;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>An inbound document.</summary>
internal sealed record DocumentMessage : MediaMessage
{
    public MediaBody? Document { get; init; }

    [JsonIgnore]
    public override MediaBody? Media => Document;

    public override MessageContent ToContent() => Document is null
        ? base.ToContent()
        : new DocumentContent { MimeType = Document.MimeType, Caption = Document.Caption, Filename = Document.Filename };
}
