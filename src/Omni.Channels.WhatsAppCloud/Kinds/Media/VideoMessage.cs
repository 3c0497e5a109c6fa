using System.Text.Json.Serialization;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>An inbound video.</summary>
internal sealed record VideoMessage : MediaMessage
{
    public MediaBody? Video { get; init; }

    [JsonIgnore]
    public override MediaBody? Media => Video;

    public override MessageContent ToContent() => Video is null
        ? base.ToContent()
        : new VideoContent { MimeType = Video.MimeType, Caption = Video.Caption, Filename = Video.Filename };
}
