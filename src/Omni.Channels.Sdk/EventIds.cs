namespace Omni.Channels.Sdk;

/// <summary>The ids of all log messages of this project, each used once: alerts and searches may rely on them.</summary>
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
