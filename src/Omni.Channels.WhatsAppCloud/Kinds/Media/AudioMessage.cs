using System.Text.Json.Serialization;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>Inbound audio, including voice notes.</summary>
internal sealed record AudioMessage : MediaMessage
{
    public MediaBody? Audio { get; init; }

    [JsonIgnore]
    public override MediaBody? Media => Audio;

    public override MessageContent ToContent() => Audio is null
        ? base.ToContent()
        : new AudioContent { MimeType = Audio.MimeType, Filename = Audio.Filename, IsVoiceNote = Audio.Voice };
}
