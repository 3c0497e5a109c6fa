namespace Omni.Api.Operations.Health;

/// <summary>How long the host has been running.</summary>
internal sealed class Uptime(TimeProvider time)
{
    private readonly long _begun = time.GetTimestamp();

    public TimeSpan Value => time.GetElapsedTime(_begun);
}
