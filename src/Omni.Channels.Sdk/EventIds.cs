namespace Omni.Channels.Sdk;

/// <summary>The event ids of this project's log messages. Ids are unique and stable, so alerts can rely on them.</summary>
internal static class EventIds
{
    public const int
        AlreadyRegistered = 2501,
        Initialized = 2502,
        InitializeFailed = 2503,
        DestroyFailed = 2504,
        HealthFailed = 2505,
        DisconnectFailed = 2506;
}
