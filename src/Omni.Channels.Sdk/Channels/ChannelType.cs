namespace Omni.Channels.Sdk.Channels;

/// <summary>The channel ids that Omni knows. An id outside this list is legal: it is a text on the wire.</summary>
public static class ChannelType
{
    /// <summary>WhatsApp through the unofficial socket protocol.</summary>
    public const string WhatsAppBaileys = "whatsapp-baileys";

    /// <summary>WhatsApp through Meta's official Cloud API.</summary>
    public const string WhatsAppCloud = "whatsapp-cloud";

    /// <summary>The same channel under the id that Omni gives it since 2026.</summary>
    public const string WhatsAppBusiness = "whatsapp-business";

    /// <summary>Discord.</summary>
    public const string Discord = "discord";

    /// <summary>Slack.</summary>
    public const string Slack = "slack";

    /// <summary>Telegram.</summary>
    public const string Telegram = "telegram";
}
