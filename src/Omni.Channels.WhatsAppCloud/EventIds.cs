namespace Omni.Channels.WhatsAppCloud;

/// <summary>The event ids of this project's log messages. Ids are unique and stable, so alerts can rely on them.</summary>
internal static class EventIds
{
    public const int
        Refused = 2301,
        Lost = 2302,
        OtherVersion = 2303,
        Failed = 2311,
        NumberError = 2402,
        FirstOfKind = 2403,
        Noticed = 2404;
}
