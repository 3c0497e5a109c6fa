namespace Omni.Channels.Sdk.Channels;

/// <summary>Creates ids.</summary>
public static class Ids
{
    /// <summary>Creates a UUIDv7, which sorts by the current time of <paramref name="time"/>.</summary>
    public static Guid Next(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());
}
