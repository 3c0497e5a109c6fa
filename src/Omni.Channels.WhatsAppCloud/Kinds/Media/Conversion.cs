namespace Omni.Channels.WhatsAppCloud.Kinds.Media;

/// <summary>What a file may be converted to.</summary>
internal enum Conversion
{
    /// <summary>It is sent as it is.</summary>
    None,

    /// <summary>OGG/Opus mono.</summary>
    ToVoiceNote,

    /// <summary>An image that Meta accepts.</summary>
    ToTakenImage,
}
