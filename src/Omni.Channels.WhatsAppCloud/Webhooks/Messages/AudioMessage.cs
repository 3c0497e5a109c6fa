using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>Audio, voice notes included.</summary>
internal sealed record AudioMessage : MediaMessage
{
    public required MediaBody Audio { get; init; }

    [JsonIgnore]
    public override MediaBody Media => Audio;
}
